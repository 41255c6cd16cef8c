// Written by scripts/draw-pixel.mjs from src/pixel/moods: change the grids, not this file.
export interface DrawnPath {
  colour: string;
  d: string;
}

export const drawnMoods = {
  "asleep": [
    [
      {
        "colour": "honey",
        "d": "M4 3h2v1h-2zM4 4h2v1h-2zM2 6h11v1h-11zM2 7h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M6 3h1v1h-1zM7 4h2v1h-2zM2 5h12v1h-12zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 6h1v1h-1zM3 7h11v1h-11zM2 8h12v1h-12zM2 9h1v1h-1zM4 9h2v1h-2zM7 9h2v1h-2zM10 9h2v1h-2zM13 9h1v1h-1zM2 10h2v1h-2zM6 10h4v1h-4zM12 10h2v1h-2z"
      },
      {
        "colour": "ink",
        "d": "M3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1zM4 10h2v1h-2zM10 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M4 4h2v1h-2zM4 5h2v1h-2zM2 7h11v1h-11zM2 8h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M6 4h1v1h-1zM7 5h2v1h-2zM2 6h12v1h-12zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 7h1v1h-1zM3 8h11v1h-11zM2 9h1v1h-1zM4 9h2v1h-2zM7 9h2v1h-2zM10 9h2v1h-2zM13 9h1v1h-1zM2 10h2v1h-2zM6 10h4v1h-4zM12 10h2v1h-2z"
      },
      {
        "colour": "ink",
        "d": "M3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1zM4 10h2v1h-2zM10 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "fog",
        "d": "M11 0h4v1h-4zM13 1h1v1h-1zM12 2h1v1h-1zM11 3h4v1h-4z"
      },
      {
        "colour": "honey",
        "d": "M4 3h2v1h-2zM4 4h2v1h-2zM2 6h11v1h-11zM2 7h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M6 3h1v1h-1zM7 4h2v1h-2zM2 5h12v1h-12zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 6h1v1h-1zM3 7h11v1h-11zM2 8h12v1h-12zM2 9h1v1h-1zM4 9h2v1h-2zM7 9h2v1h-2zM10 9h2v1h-2zM13 9h1v1h-1zM2 10h2v1h-2zM6 10h4v1h-4zM12 10h2v1h-2z"
      },
      {
        "colour": "ink",
        "d": "M3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1zM4 10h2v1h-2zM10 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "fog",
        "d": "M12 0h4v1h-4zM14 1h1v1h-1zM13 2h1v1h-1zM12 3h4v1h-4z"
      },
      {
        "colour": "honey",
        "d": "M4 4h2v1h-2zM4 5h2v1h-2zM2 7h11v1h-11zM2 8h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M6 4h1v1h-1zM7 5h2v1h-2zM2 6h12v1h-12zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 7h1v1h-1zM3 8h11v1h-11zM2 9h1v1h-1zM4 9h2v1h-2zM7 9h2v1h-2zM10 9h2v1h-2zM13 9h1v1h-1zM2 10h2v1h-2zM6 10h4v1h-4zM12 10h2v1h-2z"
      },
      {
        "colour": "ink",
        "d": "M3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1zM4 10h2v1h-2zM10 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ]
  ],
  "excited": [
    [
      {
        "colour": "honey",
        "d": "M5 0h2v1h-2zM5 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M7 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h1v1h-1zM6 7h1v1h-1zM9 7h1v1h-1zM12 7h1v1h-1zM4 8h1v1h-1zM10 8h1v1h-1zM3 10h1v1h-1zM6 10h1v1h-1zM9 10h1v1h-1zM12 10h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M4 7h2v1h-2zM10 7h2v1h-2zM3 8h1v1h-1zM5 8h2v1h-2zM9 8h1v1h-1zM11 8h2v1h-2zM3 9h4v1h-4zM9 9h4v1h-4zM4 10h2v1h-2zM10 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M7 0h2v1h-2zM2 4h11v1h-11zM2 5h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 1h1v1h-1zM8 2h1v1h-1zM2 3h12v1h-12zM1 4h1v1h-1zM14 4h1v1h-1zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM2 11h12v1h-12zM2 13h3v1h-3zM11 13h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 4h1v1h-1zM3 5h11v1h-11zM2 6h1v1h-1zM7 6h2v1h-2zM13 6h1v1h-1zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 6h1v1h-1zM6 6h1v1h-1zM9 6h1v1h-1zM12 6h1v1h-1zM5 7h1v1h-1zM11 7h1v1h-1zM3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M4 6h2v1h-2zM10 6h2v1h-2zM3 7h2v1h-2zM6 7h1v1h-1zM9 7h2v1h-2zM12 7h1v1h-1zM3 8h4v1h-4zM9 8h4v1h-4zM4 9h2v1h-2zM10 9h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 10h12v1h-12zM2 12h3v1h-3zM11 12h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M10 0h2v1h-2zM10 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M9 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h1v1h-1zM6 7h1v1h-1zM9 7h1v1h-1zM12 7h1v1h-1zM4 8h1v1h-1zM10 8h1v1h-1zM3 10h1v1h-1zM6 10h1v1h-1zM9 10h1v1h-1zM12 10h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M4 7h2v1h-2zM10 7h2v1h-2zM3 8h1v1h-1zM5 8h2v1h-2zM9 8h1v1h-1zM11 8h2v1h-2zM3 9h4v1h-4zM9 9h4v1h-4zM4 10h2v1h-2zM10 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ]
  ],
  "hello": [
    [
      {
        "colour": "honey",
        "d": "M5 0h2v1h-2zM5 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M7 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h4v1h-4zM9 7h4v1h-4zM3 8h1v1h-1zM6 8h1v1h-1zM9 8h1v1h-1zM12 8h1v1h-1zM3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M4 8h2v1h-2zM10 8h2v1h-2zM4 9h2v1h-2zM10 9h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h12v1h-12zM2 8h2v1h-2zM6 8h4v1h-4zM12 8h2v1h-2zM2 9h1v1h-1zM4 9h2v1h-2zM7 9h2v1h-2zM10 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM5 10h6v1h-6zM13 10h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M4 8h2v1h-2zM10 8h2v1h-2zM3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1z"
      },
      {
        "colour": "blush",
        "d": "M3 10h2v1h-2zM11 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M10 0h2v1h-2zM10 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M9 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h4v1h-4zM9 7h4v1h-4zM3 8h1v1h-1zM6 8h1v1h-1zM9 8h1v1h-1zM12 8h1v1h-1zM3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M4 8h2v1h-2zM10 8h2v1h-2zM4 9h2v1h-2zM10 9h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h12v1h-12zM2 8h2v1h-2zM6 8h4v1h-4zM12 8h2v1h-2zM2 9h1v1h-1zM4 9h2v1h-2zM7 9h2v1h-2zM10 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM5 10h6v1h-6zM13 10h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M4 8h2v1h-2zM10 8h2v1h-2zM3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1z"
      },
      {
        "colour": "blush",
        "d": "M3 10h2v1h-2zM11 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ]
  ],
  "listening": [
    [
      {
        "colour": "honey",
        "d": "M10 0h2v1h-2zM10 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M9 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h4v1h-4zM9 7h4v1h-4zM3 8h2v1h-2zM9 8h2v1h-2zM3 9h2v1h-2zM9 9h2v1h-2zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M5 8h2v1h-2zM11 8h2v1h-2zM5 9h2v1h-2zM11 9h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M10 0h2v1h-2zM10 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M9 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h4v1h-4zM9 7h4v1h-4zM3 8h2v1h-2zM9 8h2v1h-2zM3 9h2v1h-2zM9 9h2v1h-2zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M5 8h2v1h-2zM11 8h2v1h-2zM5 9h2v1h-2zM11 9h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M10 0h2v1h-2zM10 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M9 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h12v1h-12zM2 8h12v1h-12zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h12v1h-12z"
      },
      {
        "colour": "ink",
        "d": "M3 9h4v1h-4zM9 9h4v1h-4z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h4v1h-4zM9 7h4v1h-4zM3 8h4v1h-4zM9 8h4v1h-4zM3 9h2v1h-2zM9 9h2v1h-2zM3 10h2v1h-2zM9 10h2v1h-2z"
      },
      {
        "colour": "ink",
        "d": "M5 9h2v1h-2zM11 9h2v1h-2zM5 10h2v1h-2zM11 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ]
  ],
  "oops": [
    [
      {
        "colour": "outline",
        "d": "M10 2h1v1h-1zM8 3h2v1h-2zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "honey",
        "d": "M11 2h2v1h-2zM11 3h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "sky",
        "d": "M15 5h1v1h-1zM15 6h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h4v1h-4zM9 7h4v1h-4zM3 8h1v1h-1zM5 8h2v1h-2zM9 8h1v1h-1zM11 8h2v1h-2zM3 9h4v1h-4zM9 9h4v1h-4zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M4 8h1v1h-1zM10 8h1v1h-1zM7 11h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h5v1h-5zM9 11h5v1h-5zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "outline",
        "d": "M10 2h1v1h-1zM8 3h2v1h-2zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "honey",
        "d": "M11 2h2v1h-2zM11 3h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h4v1h-4zM9 7h4v1h-4zM3 8h4v1h-4zM9 8h4v1h-4zM3 9h2v1h-2zM6 9h1v1h-1zM9 9h2v1h-2zM12 9h1v1h-1zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "sky",
        "d": "M15 7h1v1h-1zM15 8h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M5 9h1v1h-1zM11 9h1v1h-1zM7 11h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h5v1h-5zM9 11h5v1h-5zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ]
  ],
  "proud": [
    [
      {
        "colour": "honey",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h12v1h-12zM2 8h2v1h-2zM6 8h4v1h-4zM12 8h2v1h-2zM2 9h1v1h-1zM4 9h2v1h-2zM7 9h2v1h-2zM10 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM5 10h6v1h-6zM13 10h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M4 8h2v1h-2zM10 8h2v1h-2zM3 9h1v1h-1zM6 9h1v1h-1zM9 9h1v1h-1zM12 9h1v1h-1z"
      },
      {
        "colour": "blush",
        "d": "M3 10h2v1h-2zM11 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M3 0h1v1h-1zM7 0h2v1h-2zM12 0h1v1h-1zM4 1h1v1h-1zM7 1h2v1h-2zM11 1h1v1h-1zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h2v1h-2zM6 7h4v1h-4zM12 7h2v1h-2zM2 8h1v1h-1zM4 8h2v1h-2zM7 8h2v1h-2zM10 8h2v1h-2zM13 8h1v1h-1zM2 9h12v1h-12zM2 10h1v1h-1zM5 10h6v1h-6zM13 10h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M4 7h2v1h-2zM10 7h2v1h-2zM3 8h1v1h-1zM6 8h1v1h-1zM9 8h1v1h-1zM12 8h1v1h-1z"
      },
      {
        "colour": "blush",
        "d": "M3 10h2v1h-2zM11 10h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ]
  ],
  "thinking": [
    [
      {
        "colour": "honey",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "ink",
        "d": "M3 7h2v1h-2zM9 7h2v1h-2zM3 8h2v1h-2zM9 8h2v1h-2z"
      },
      {
        "colour": "paper",
        "d": "M5 7h2v1h-2zM11 7h2v1h-2zM5 8h2v1h-2zM11 8h2v1h-2zM3 9h4v1h-4zM9 9h4v1h-4zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "sky",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "honey",
        "d": "M2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h1v1h-1zM6 7h1v1h-1zM9 7h1v1h-1zM12 7h1v1h-1zM3 8h1v1h-1zM6 8h1v1h-1zM9 8h1v1h-1zM12 8h1v1h-1zM3 9h4v1h-4zM9 9h4v1h-4zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M4 7h2v1h-2zM10 7h2v1h-2zM4 8h2v1h-2zM10 8h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "honey",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2zM2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h2v1h-2zM9 7h2v1h-2zM3 8h2v1h-2zM9 8h2v1h-2zM3 9h4v1h-4zM9 9h4v1h-4zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M5 7h2v1h-2zM11 7h2v1h-2zM5 8h2v1h-2zM11 8h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ],
    [
      {
        "colour": "sky",
        "d": "M7 0h2v1h-2zM7 1h2v1h-2z"
      },
      {
        "colour": "outline",
        "d": "M8 2h1v1h-1zM8 3h1v1h-1zM2 4h12v1h-12zM1 5h1v1h-1zM14 5h1v1h-1zM1 6h1v1h-1zM14 6h1v1h-1zM1 7h1v1h-1zM14 7h1v1h-1zM1 8h1v1h-1zM14 8h1v1h-1zM1 9h1v1h-1zM14 9h1v1h-1zM1 10h1v1h-1zM14 10h1v1h-1zM1 11h1v1h-1zM14 11h1v1h-1zM2 12h12v1h-12zM3 14h3v1h-3zM10 14h3v1h-3z"
      },
      {
        "colour": "honey",
        "d": "M2 5h11v1h-11zM2 6h1v1h-1z"
      },
      {
        "colour": "carrot",
        "d": "M13 5h1v1h-1zM3 6h11v1h-11zM2 7h1v1h-1zM7 7h2v1h-2zM13 7h1v1h-1zM2 8h1v1h-1zM7 8h2v1h-2zM13 8h1v1h-1zM2 9h1v1h-1zM7 9h2v1h-2zM13 9h1v1h-1zM2 10h1v1h-1zM7 10h2v1h-2zM13 10h1v1h-1z"
      },
      {
        "colour": "paper",
        "d": "M3 7h1v1h-1zM6 7h1v1h-1zM9 7h1v1h-1zM12 7h1v1h-1zM3 8h1v1h-1zM6 8h1v1h-1zM9 8h1v1h-1zM12 8h1v1h-1zM3 9h4v1h-4zM9 9h4v1h-4zM3 10h4v1h-4zM9 10h4v1h-4z"
      },
      {
        "colour": "ink",
        "d": "M4 7h2v1h-2zM10 7h2v1h-2zM4 8h2v1h-2zM10 8h2v1h-2z"
      },
      {
        "colour": "clay",
        "d": "M2 11h12v1h-12zM3 13h3v1h-3zM10 13h3v1h-3z"
      }
    ]
  ]
} satisfies Record<string, DrawnPath[][]>;
