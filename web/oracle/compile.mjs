// Makes the expected results of the tests of gather/python/internal/compile with real CPython 3.14:
//
//	node web/oracle/compile.mjs           writes them
//	node web/oracle/compile.mjs --check   fails if they differ from the file
//
// testdata/codes.txt holds programs, separated by lines of equals signs. What is kept of CPython's code for them is what ours
// must have in common with it: the names of variables by where they live, docstrings, annotations that are strings, and the
// places in the source of what may fail. The instructions themselves are different.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { loadPyodide } = createRequire(import.meta.url)('pyodide');

const testdata = fileURLToPath(
  new URL('../../gather/python/internal/compile/testdata/', import.meta.url),
);

const oracle = String.raw`
import dis, json, types, warnings

warnings.simplefilter('ignore')

kinds = {
    'CALL': 'call', 'CALL_KW': 'call', 'CALL_FUNCTION_EX': 'call', 'LOAD_BUILD_CLASS': 'class',
    'LOAD_ATTR': 'attribute', 'LOAD_SUPER_ATTR': 'attribute', 'STORE_ATTR': 'set attribute',
    'DELETE_ATTR': 'delete attribute', 'STORE_SUBSCR': 'set item', 'STORE_SLICE': 'set item', 'DELETE_SUBSCR': 'delete item',
    'BINARY_OP': 'operator', 'BINARY_SLICE': 'item', 'COMPARE_OP': 'compare', 'CONTAINS_OP': 'in',
    'GET_ITER': 'iterate', 'FOR_ITER': 'next', 'UNPACK_SEQUENCE': 'unpack', 'UNPACK_EX': 'unpack',
    'GET_AWAITABLE': 'await', 'SEND': 'send', 'GET_AITER': 'iterate asynchronously', 'GET_ANEXT': 'next asynchronously',
    'GET_YIELD_FROM_ITER': 'yield from', 'YIELD_VALUE': 'yield',
    'RAISE_VARARGS': 'raise', 'CHECK_EXC_MATCH': 'except', 'CHECK_EG_MATCH': 'except*', 'WITH_EXCEPT_START': 'exit',
    'IMPORT_NAME': 'import', 'IMPORT_FROM': 'import from', 'LIST_EXTEND': 'extend', 'SET_UPDATE': 'extend',
    'DICT_UPDATE': 'update', 'DICT_MERGE': 'merge', 'SET_ADD': 'add', 'MAP_ADD': 'add',
    'LOAD_GLOBAL': 'name', 'LOAD_NAME': 'name', 'LOAD_FROM_DICT_OR_GLOBALS': 'name',
    'FORMAT_SIMPLE': 'format', 'FORMAT_WITH_SPEC': 'format', 'MATCH_CLASS': 'match class', 'MATCH_KEYS': 'match keys',
    'MATCH_SEQUENCE': 'match sequence', 'MATCH_MAPPING': 'match mapping',
}

flags = {0x4: '*args', 0x8: '**kwargs', 0x20: 'generator', 0x80: 'coroutine', 0x200: 'generator coroutine'}

def column(lines, line, offset):
    return len(lines[line - 1].encode()[:offset].decode())

def places(code, lines):
    for instruction in dis.get_instructions(code):
        kind = kinds.get(instruction.opname)
        p = instruction.positions
        if kind is None or p.col_offset is None or p.col_offset == p.end_col_offset:
            continue
        if instruction.opname == 'YIELD_VALUE' and instruction.arg:  # of await
            continue
        if kind == 'operator' and instruction.argrepr == '[]':
            kind = 'item'
        start = p.lineno, column(lines, p.lineno, p.col_offset)
        end = p.end_lineno, column(lines, p.end_lineno, p.end_col_offset)
        yield '%s %d:%d-%d:%d' % (kind, *start, *end)

def describe(code, lines):
    cells = set(code.co_cellvars)
    return {
        'name': code.co_qualname,
        'line': code.co_firstlineno,
        'flags': ' '.join(name for bit, name in flags.items() if code.co_flags & bit),
        'arguments': [code.co_posonlyargcount, code.co_argcount, code.co_kwonlyargcount],
        'locals': [name for name in code.co_varnames if name not in cells and name[0] != '.'],
        'cells': sorted(cells - {'__conditional_annotations__'} if code.co_name == '<module>' else cells),
        'free': sorted(code.co_freevars),
        'doc': code.co_consts[0] if code.co_flags & 0x4000000 else '',
        'strings': sorted({c for c in code.co_consts if isinstance(c, str)}) if code.co_name == '__annotate__' else [],
        'places': sorted(set(places(code, lines))),
        'codes': [describe(c, lines) for c in code.co_consts if isinstance(c, types.CodeType)],
    }

def codes(source):
    return json.dumps(describe(compile(source, 'main.py', 'exec', dont_inherit=True), source.split('\n')))
`;

const python = await loadPyodide();
python.runPython(oracle);

const rows = readFileSync(`${testdata}codes.txt`, 'utf8')
  .replace(/^=+\n/, '')
  .split(/^=+\n/m)
  .map((program) => {
    python.globals.set('program', program);
    return `[${JSON.stringify(program)}, ${python.runPython('codes(program)')}]`;
  });
const text = `[\n${rows.join(',\n')}\n]\n`;
const file = `${testdata}codes.json`;
if (process.argv[2] !== '--check') {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is not what CPython says`);
  process.exitCode = 1;
}
