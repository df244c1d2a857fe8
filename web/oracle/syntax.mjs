// Makes the expected results of the tests of gather/python/internal/syntax with real CPython 3.14:
//
//	node web/oracle/syntax.mjs           writes them
//	node web/oracle/syntax.mjs --check   fails if they differ from the files
//	node web/oracle/syntax.mjs --probe   shows what CPython makes of the programs on standard input
//
// testdata/valid.txt, testdata/invalid.txt and testdata/typos.txt hold programs, separated by lines of equals signs. In them
// ␍ stands for a carriage return, ␌ for a form feed, ␉ for a tab, ␀ for a null character, and a last
// ␄ for a missing line end.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { loadPyodide } = createRequire(import.meta.url)('pyodide');

const testdata = fileURLToPath(new URL('../../gather/python/internal/syntax/testdata/', import.meta.url));
const controls = { '␍': '\r', '␌': '\f', '␉': '\t', '␀': '\0' };

const oracle = String.raw`
import ast, struct, traceback, warnings

warnings.simplefilter('ignore')

signs = {
    ast.Add: '+', ast.Sub: '-', ast.Mult: '*', ast.MatMult: '@', ast.Div: '/', ast.Mod: '%', ast.Pow: '**',
    ast.LShift: '<<', ast.RShift: '>>', ast.BitOr: '|', ast.BitXor: '^', ast.BitAnd: '&', ast.FloorDiv: '//',
    ast.And: 'and', ast.Or: 'or', ast.Invert: '~', ast.Not: 'not', ast.UAdd: '+', ast.USub: '-',
    ast.Eq: '==', ast.NotEq: '!=', ast.Lt: '<', ast.LtE: '<=', ast.Gt: '>', ast.GtE: '>=', ast.Is: 'is',
    ast.IsNot: 'is not', ast.In: 'in', ast.NotIn: 'not in',
    ast.Load: 'Load', ast.Store: 'Store', ast.Del: 'Del',
}

def quote(b):
    return '"' + ''.join(chr(c) if 32 <= c < 127 and c not in b'"\\' else '\\x%02x' % c for c in b) + '"'

def value(v):
    if isinstance(v, str):
        return quote(v.encode('utf-8', 'surrogatepass'))
    if isinstance(v, bytes):
        return 'b' + quote(v)
    if isinstance(v, float):
        return 'float:' + struct.pack('>d', v).hex()
    if isinstance(v, complex):
        return 'imag:' + struct.pack('>d', v.imag).hex()
    if isinstance(v, int) and not isinstance(v, bool):
        return hex(v)
    return str(v)

def dump(n):
    if isinstance(n, list):
        return '[' + ' '.join(map(dump, n)) + ']'
    if not isinstance(n, ast.AST):
        return value(n)
    if type(n) in signs:
        return signs[type(n)]
    name = 'exprstmt' if isinstance(n, ast.Expr) else type(n).__name__.lower().replace('_', '')
    fields = {}
    for field in n._fields:
        if field in ('type_comment', 'type_ignores'):
            continue
        v = getattr(n, field, None)
        if field in ('simple', 'is_async'):
            v = bool(v)
        if field in ('level', 'conversion'):
            fields[field] = str(v)
        elif v is not None and v != [] or isinstance(n, (ast.Constant, ast.MatchSingleton)) and field == 'value':
            fields[field.replace('_', '')] = dump(v)
    place = ''
    if hasattr(n, 'lineno'):
        place = '@%d:%d-%d:%d' % (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)
    return '(' + name + place + ''.join(' %s=%s' % f for f in sorted(fields.items())) + ')'

def tree(source):
    try:
        return dump(ast.parse(source))
    except SyntaxError:
        raise ValueError('this is no program: ' + source + str(error(source)))

def error(source):
    with open('main.py', 'w', newline='') as file:  # where errors take the text of the line from
        file.write(source)
    try:
        compile(source, 'main.py', 'exec', dont_inherit=True)
    except SyntaxError as e:
        return [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, (e.text or '').split('\n')[0]]
    raise ValueError('this is a program: ' + source)

def typo(source):
    with open('main.py', 'w', newline='') as file:
        file.write(source)
    try:
        compile(source, 'main.py', 'exec', dont_inherit=True)
    except SyntaxError as e:
        e._metadata = e._metadata[:2] + (None,)  # as if the file had been run
        shown = traceback.TracebackException(type(e), e, None)
        list(shown.format_exception_only())
        return [shown.msg, shown.text[shown.offset - 1:shown.end_offset - 1]]

def probe(source):
    try:
        compile(source, 'main.py', 'exec', dont_inherit=True)
    except SyntaxError:
        return str(error(source))
    return tree(source)
`;

const python = await loadPyodide();
python.runPython(oracle);

/** The programs of a file. */
function programs(text) {
	return text
		.replace(/^=+\n/, '')
		.split(/^=+\n/m)
		.map((program) => program.replace(/[␍␌␉␀]/g, (c) => controls[c]).replace(/␄\n$/, ''));
}

/** Calls one of the functions above. */
function ask(name, program) {
	python.globals.set('program', program);
	try {
		const result = python.runPython(`${name}(program)`);
		return result?.toJs ? result.toJs() : result;
	} catch (error) {
		console.error(error.message.split('\n').slice(-8).join('\n'));
		process.exitCode = 1;
		return null;
	}
}

/** Writes, or compares, the expected results for a file of programs. */
function make(name, question) {
	const rows = programs(readFileSync(`${testdata}${name}.txt`, 'utf8')).map((program) =>
		JSON.stringify([program, ask(question, program)]),
	);
	const text = `[\n${rows.join(',\n')}\n]\n`;
	const file = `${testdata}${name}.json`;
	if (process.argv[2] !== '--check') {
		writeFileSync(file, text);
	} else if (readFileSync(file, 'utf8') !== text) {
		console.error(`${file} is not what CPython says`);
		process.exitCode = 1;
	}
}

if (process.argv[2] === '--probe') {
	for (const program of programs(readFileSync(0, 'utf8'))) {
		console.log(`${JSON.stringify(program)}\n    ${ask('probe', program)}`);
	}
} else {
	make('valid', 'tree');
	make('invalid', 'error');
	make("typos", "typo");
}
