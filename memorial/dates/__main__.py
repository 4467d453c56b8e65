"""`python -m memorial.dates`: how many dates a second are parsed here, without any cache."""

import time

from memorial.dates import parse

MIX = (
    "1953-08-01",
    "1953-06",
    "1953",
    "1953~",
    "[1953,1954]",
    "1953-05/1953-08",
    "../1953",
    "195X",
    "1953-22",
    "1920?",
)


def main(total: int = 1_000_000) -> None:
    """Parses the mix in turn and prints the seconds, the rate and the time of one."""
    started = time.perf_counter()
    for _round in range(total // len(MIX)):
        for text in MIX:
            parse(text)
    seconds = time.perf_counter() - started
    print(f"{total} parses of {len(MIX)} kinds ({', '.join(MIX)})")
    print(f"{seconds:.2f} s, {total / seconds:,.0f} parses per second, {seconds / total * 1e6:.1f} µs each")


if __name__ == "__main__":
    main()
