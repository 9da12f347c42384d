/** How well the last codes were heard. */
export interface LineQuality {
  /** Codes looked at, at most 40. */
  readonly codes: number;
  /** How many of them may be wrong: a bit lost, or drowned in noise. */
  readonly doubtfulCodes: number;
  /** Their mean confidence; 1 before the first. */
  readonly confidence: number;
  /** True when other ways should be offered: keys, or 711. */
  readonly isNoisy: boolean;
}

const CODES_LOOKED_AT = 40;

/** Below it bits begin to fall the wrong way; an SNR of about -2 dB. */
const GOOD_CONFIDENCE = 0.35;

/** One code in 20, but not the first accident. */
const DOUBTFUL_SHARE_MOST = 1 / 20;
const DOUBTFUL_CODES_LEAST = 2;

interface Heard {
  readonly confidence: number;
  readonly isDoubtful: boolean;
}

export function createLineQuality() {
  const heard: Heard[] = [];
  return {
    add(code: Heard): void {
      heard.push(code);
      if (heard.length > CODES_LOOKED_AT) heard.shift();
    },
    now(): LineQuality {
      const doubtful = heard.filter(
        ({ confidence, isDoubtful }) => isDoubtful || confidence < GOOD_CONFIDENCE,
      ).length;
      const sum = heard.reduce((total, { confidence }) => total + confidence, 0);
      return {
        codes: heard.length,
        doubtfulCodes: doubtful,
        confidence: heard.length === 0 ? 1 : sum / heard.length,
        isNoisy: doubtful >= DOUBTFUL_CODES_LEAST && doubtful > heard.length * DOUBTFUL_SHARE_MOST,
      };
    },
  };
}
