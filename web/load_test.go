package web

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// How long TestLoad asks: "make load" asks for ten minutes.
var loadTime = flag.Duration("load", 6*time.Second, "how long TestLoad keeps the server busy")

// visitors is how many ask at the same time.
const visitors = 24

// How much more memory a server may take than it began with: for the pictures that are kept, and under load for those that are drawn.
// What programs take is counted in Python's objects, which is not all.
const (
	mostKept  = cacheSize + 16<<20
	mostDrawn = 80 << 20 // each
)

// answerPatience is how long anybody waits for an answer. It only shows what hangs: machines differ.
const answerPatience = 60 * time.Second

// loadedServer names the variable that makes the test program the server which TestLoad asks.
const loadedServer = "GATHERPLAY_LOADED_SERVER"

func TestMain(m *testing.M) {
	if os.Getenv(loadedServer) != "" {
		if err := serveLoaded(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// loadedSite returns the page, or where it is not built the small one.
func loadedSite() fs.FS {
	if files, ok := Page(); ok {
		return files
	}
	return site
}

// usage is what a server takes.
type usage struct {
	Heap       uint64 // in bytes, of what is in use
	Resident   uint64 // in bytes, as the system counts it; 0 where it doesn't tell
	Goroutines int
}

// serveLoaded serves until it gets a signal, as the program does. It begins with its address, and answers each line with what it takes.
func serveLoaded(questions io.Reader, answers io.Writer) error {
	page, err := Handler(loadedSite())
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	live := NewLive(ctx, page)
	live.Set(map[string][]byte{"lessons/own/course.json": []byte(`{"id":"own"}`)})
	return Serve(ctx, "127.0.0.1:0", live, func(address string) {
		fmt.Fprintln(answers, address)
		go func() {
			lines := bufio.NewScanner(questions)
			for lines.Scan() {
				_ = json.NewEncoder(answers).Encode(used())
			}
		}()
	})
}

func used() usage {
	debug.FreeOSMemory() // collects first
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	u := usage{Heap: memory.HeapAlloc, Goroutines: runtime.NumGoroutine()}
	status, _ := os.ReadFile("/proc/self/status") // elsewhere there is none
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); fields[0] == "VmRSS:" {
			u.Resident, _ = strconv.ParseUint(fields[1], 10, 64)
			u.Resident <<= 10
		}
	}
	return u
}

// A loaded is a server that runs as a process of its own.
type loaded struct {
	url       string
	process   *exec.Cmd
	questions io.Writer
	answers   *bufio.Scanner
}

func startLoaded(t *testing.T) *loaded {
	t.Helper()
	program, err := os.Executable()
	require.NoError(t, err)
	l := &loaded{process: exec.Command(program)}
	l.process.Env = append(os.Environ(), loadedServer+"=yes")
	l.process.Stderr = os.Stderr
	l.questions, err = l.process.StdinPipe()
	require.NoError(t, err)
	answers, err := l.process.StdoutPipe()
	require.NoError(t, err)
	l.answers = bufio.NewScanner(answers)
	require.NoError(t, l.process.Start())
	t.Cleanup(func() { _ = l.process.Process.Kill() }) // it has ended already if all went well
	require.True(t, l.answers.Scan(), "the server says where it is")
	l.url = strings.TrimSuffix(l.answers.Text(), "/")
	return l
}

func (l *loaded) used(t *testing.T) usage {
	t.Helper()
	_, err := io.WriteString(l.questions, "\n")
	require.NoError(t, err)
	require.True(t, l.answers.Scan(), "the server lives")
	var u usage
	require.NoError(t, json.Unmarshal(l.answers.Bytes(), &u))
	return u
}

// A tally is how often something was asked, and how long the answers took.
type tally struct {
	mu    sync.Mutex
	times map[string][]time.Duration
	wrong []string
}

func (c *tally) add(intent string, took time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.times[intent] = append(c.times[intent], took)
	if err != nil && len(c.wrong) < 20 {
		c.wrong = append(c.wrong, intent+": "+err.Error())
	}
}

// visit asks, one after the other, until the time has come; what is asked first is given, so that all is asked on a slow machine, too.
func (v *visitor) visit(chosen int, until time.Time, c *tally) {
	shares := 0
	for _, intent := range intents {
		shares += intent.share
	}
	for time.Now().Before(until) {
		begin := time.Now()
		err := intents[chosen].ask(v)
		c.add(intents[chosen].name, time.Since(begin), err)
		at := v.IntN(shares)
		for chosen = 0; at >= intents[chosen].share; chosen++ {
			at -= intents[chosen].share
		}
	}
}

func TestLoad(t *testing.T) {
	server := startLoaded(t)
	site := loadedSite()
	var names, examples []string
	require.NoError(t, fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && contentTypes[path.Ext(name)] != "" {
			names = append(names, name)
			if example, ok := strings.CutSuffix(name, ".py"); ok {
				examples = append(examples, path.Base(example))
			}
		}
		return err
	}))
	hostile, bomb := hostilePrograms(t), packed(t, strings.Repeat(" ", 8<<20))
	var turned atomic.Int64

	transport := &http.Transport{MaxIdleConnsPerHost: visitors, DisableCompression: true}
	client := &http.Client{Transport: transport, Timeout: answerPatience}
	before := server.used(t)
	t.Logf("%8s %10s %10s %10s", "", "heap", "resident", "goroutines")
	show := func(when time.Duration, u usage) {
		t.Logf("%8s %7d kB %7d kB %10d", when.Round(time.Second), u.Heap>>10, u.Resident>>10, u.Goroutines)
	}
	show(0, before)

	begin := time.Now()
	until := begin.Add(*loadTime)
	count := &tally{times: map[string][]time.Duration{}}
	var all sync.WaitGroup
	for seed := range uint64(visitors) {
		v := &visitor{rand.New(rand.NewPCG(seed, 0)), t, server.url, client, site, names, examples, hostile, bomb, &turned}
		all.Go(func() { v.visit(int(seed)%len(intents), until, count) })
	}
	for range 10 {
		time.Sleep(*loadTime / 10)
		u := server.used(t)
		show(time.Since(begin), u)
		assert.Less(t, u.Heap, before.Heap+mostKept+uint64(atOnce)*mostDrawn, "under load")
	}
	all.Wait()
	took := time.Since(begin)
	assert.Empty(t, count.wrong)
	for _, intent := range intents {
		times := count.times[intent.name]
		if assert.NotEmpty(t, times, intent.name) {
			slices.Sort(times)
			t.Logf("%-32s %8d times, half within %6.1f ms, 99 of 100 within %7.1f ms, all within %7.1f ms", intent.name, len(times),
				milliseconds(times[len(times)/2]), milliseconds(times[len(times)*99/100]), milliseconds(times[len(times)-1]))
		}
	}
	sum := 0
	for _, times := range count.times {
		sum += len(times)
	}
	t.Logf("%d requests, %.0f a second; %d were told to come again", sum, float64(sum)/took.Seconds(), turned.Load())

	transport.CloseIdleConnections()
	assert.Eventually(t, func() bool { return server.used(t).Goroutines <= before.Goroutines+1 }, answerPatience, 50*time.Millisecond,
		"nobody is left who works for those who have gone")
	after := server.used(t)
	show(time.Since(begin), after)
	assert.Less(t, after.Heap, before.Heap+mostKept, "afterwards")
	assert.Less(t, after.Resident, before.Resident+2*mostKept, "afterwards")

	// It is told to stop while somebody listens.
	listening, err := client.Get(server.url + ChangesPath)
	require.NoError(t, err)
	defer listening.Body.Close()
	require.NoError(t, server.process.Process.Signal(syscall.SIGTERM))
	assert.NoError(t, server.process.Wait(), "it ends well")
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
