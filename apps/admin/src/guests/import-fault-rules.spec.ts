import { columnsFault, fileFault, lineFault } from './import-fault-rules';

describe('what is wrong with a list', () => {
  it.each([
    ['the file is an Excel workbook or another zip archive: save it as CSV first', 'workbook', undefined],
    ['the file is a PDF document', 'no_text', undefined],
    ['the file is empty', 'empty', undefined],
    ['there is no row below the first one, which names the columns', 'no_rows', undefined],
    ['line 7: after here the file is no valid UTF-8', 'encoding', 7],
    ['line 3: a quotation mark is opened in this row and never closed', 'quotes', 3],
    ['line 3: the row has more than 128000 characters: is a quotation mark not closed?', 'quotes', 3],
    ['line 500002: there are more than 500000 rows: part the file', 'many_rows', 500_002],
    ['line 1: there are more than 200 columns', 'many_columns', 1],
    ['line 12: there is a NUL byte: the file is no plain text', 'no_text', 12],
    ['It could not be gone on with: start it again later', 'broken_off', undefined],
    ['something that nobody has words for', undefined, undefined],
  ])('is known by what is told of the file: %s', (message, fault, line) => {
    expect(fileFault(message)).toEqual({ fault, line });
  });

  it('is no fault of a phone where the same guest stands in two rows', () => {
    expect(lineFault('the same phone as in line 2: one card')).toEqual({ fault: 'same', line: 2 });
    expect(lineFault('phone is no phone there can be')).toEqual({ fault: undefined, line: undefined });
  });

  it.each([
    ['there is neither a phone nor an e-mail address', 'nobody'],
    ['the guest was erased after the list was uploaded', 'erased'],
    ['notes has more than 4000 characters', 'long'],
    ['a tag is too long', 'long'],
    ['there are more cells than columns', 'cells'],
  ])('is known by what is told of a row: %s', (message, fault) => {
    expect(lineFault(message).fault).toBe(fault);
  });

  it('is that two columns are the same, or that nothing tells who the guests are', () => {
    expect(columnsFault({ 0: 'phone', 1: 'name', 2: 'name', 3: '' })).toBeUndefined();
    expect(columnsFault({ 0: 'phone', 1: 'email', 2: 'email' })).toEqual({ twice: 'email' });
    expect(columnsFault({ 0: 'name', 1: '' })).toEqual({ nobody: true });
  });
});
