import { npsOf, noScores, scoresOf } from './feedback-rules';

describe('what scores come to', () => {
  it('9 and 10 promote, 7 and 8 are passive, the others detract', () => {
    const each = Array.from({ length: 11 }, (_, score) => ({ score, counted: 1 }));
    expect(npsOf(scoresOf(each))).toEqual({
      ...{ answers: 11, scored: 11, promoters: 2, passives: 2, detractors: 7, nps: -45.5, average: 5 },
    });
  });

  it('who gave none has answered all the same', () => {
    const scores = scoresOf([
      { score: -1, counted: 3 },
      { score: 10, counted: 2 },
      { score: 8, counted: 1 },
    ]);
    expect(npsOf(scores)).toMatchObject({ answers: 6, scored: 3, nps: 66.7, average: 9.33 });
  });

  it('of nobody’s there is neither a score nor an average', () => {
    expect(npsOf(noScores)).toMatchObject({ answers: 0, nps: null, average: null });
    expect(npsOf(scoresOf([{ score: -1, counted: 1 }]))).toMatchObject({ answers: 1, nps: null, average: null });
  });
});
