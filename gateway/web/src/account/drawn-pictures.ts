// Written by scripts/draw-pictures.mjs from src/account/pictures: change the grids, not this file.
import type { DrawnPath } from "@/pixel/drawn";

export const drawnPictures: Record<string, DrawnPath[]> = {
  "apple": [
    {
      "colour": "ink",
      "d": "M6 0h2v1h-2zM5 1h1v1h-1zM8 1h1v1h-1zM2 2h8v1h-8zM1 3h1v1h-1zM5 3h2v1h-2zM10 3h1v1h-1zM0 4h1v1h-1zM11 4h1v1h-1zM0 5h1v1h-1zM11 5h1v1h-1zM0 6h1v1h-1zM11 6h1v1h-1zM0 7h1v1h-1zM11 7h1v1h-1zM1 8h1v1h-1zM10 8h1v1h-1zM1 9h1v1h-1zM10 9h1v1h-1zM2 10h1v1h-1zM9 10h1v1h-1zM3 11h6v1h-6z"
    },
    {
      "colour": "leaf",
      "d": "M6 1h2v1h-2z"
    },
    {
      "colour": "cherry",
      "d": "M2 3h3v1h-3zM7 3h3v1h-3zM1 4h10v1h-10zM1 5h1v1h-1zM3 5h8v1h-8zM1 6h1v1h-1zM3 6h8v1h-8zM1 7h10v1h-10zM2 8h8v1h-8zM2 9h8v1h-8zM3 10h6v1h-6z"
    },
    {
      "colour": "paper",
      "d": "M2 5h1v1h-1zM2 6h1v1h-1z"
    }
  ],
  "balloon": [
    {
      "colour": "ink",
      "d": "M4 0h4v1h-4zM2 1h2v1h-2zM8 1h2v1h-2zM1 2h1v1h-1zM10 2h1v1h-1zM1 3h1v1h-1zM10 3h1v1h-1zM1 4h1v1h-1zM10 4h1v1h-1zM1 5h1v1h-1zM10 5h1v1h-1zM2 6h1v1h-1zM9 6h1v1h-1zM3 7h1v1h-1zM8 7h1v1h-1zM4 8h4v1h-4zM5 9h1v1h-1zM6 10h1v1h-1zM5 11h1v1h-1z"
    },
    {
      "colour": "plum",
      "d": "M4 1h4v1h-4zM2 2h8v1h-8zM2 3h1v1h-1zM5 3h5v1h-5zM2 4h1v1h-1zM4 4h6v1h-6zM2 5h8v1h-8zM3 6h6v1h-6zM4 7h4v1h-4z"
    },
    {
      "colour": "blush",
      "d": "M3 3h2v1h-2zM3 4h1v1h-1z"
    }
  ],
  "bicycle": [
    {
      "colour": "ink",
      "d": "M3 2h3v1h-3zM8 2h2v1h-2zM1 6h2v1h-2zM4 6h1v1h-1zM8 6h1v1h-1zM10 6h1v1h-1zM0 7h1v1h-1zM4 7h1v1h-1zM7 7h1v1h-1zM11 7h1v1h-1zM0 8h1v1h-1zM7 8h1v1h-1zM11 8h1v1h-1zM0 9h1v1h-1zM4 9h1v1h-1zM7 9h1v1h-1zM11 9h1v1h-1zM1 10h3v1h-3zM8 10h3v1h-3z"
    },
    {
      "colour": "cherry",
      "d": "M4 3h1v1h-1zM8 3h1v1h-1zM4 4h5v1h-5zM3 5h1v1h-1zM5 5h1v1h-1zM7 5h1v1h-1zM9 5h1v1h-1zM3 6h1v1h-1zM5 6h1v1h-1zM7 6h1v1h-1zM9 6h1v1h-1zM2 7h1v1h-1zM5 7h2v1h-2zM9 7h1v1h-1zM2 8h5v1h-5zM9 8h1v1h-1z"
    }
  ],
  "boat": [
    {
      "colour": "ink",
      "d": "M5 0h1v1h-1zM5 1h2v1h-2zM5 2h1v1h-1zM7 2h1v1h-1zM2 3h1v1h-1zM5 3h1v1h-1zM8 3h1v1h-1zM1 4h2v1h-2zM5 4h1v1h-1zM9 4h1v1h-1zM0 5h1v1h-1zM2 5h1v1h-1zM5 5h1v1h-1zM10 5h1v1h-1zM0 6h3v1h-3zM5 6h6v1h-6zM5 7h1v1h-1zM0 8h12v1h-12zM1 9h1v1h-1zM11 9h1v1h-1zM2 10h1v1h-1zM9 10h2v1h-2zM3 11h6v1h-6z"
    },
    {
      "colour": "paper",
      "d": "M6 2h1v1h-1zM6 3h2v1h-2zM6 4h3v1h-3zM1 5h1v1h-1zM6 5h4v1h-4z"
    },
    {
      "colour": "clay",
      "d": "M2 9h9v1h-9zM3 10h6v1h-6z"
    },
    {
      "colour": "sky",
      "d": "M0 11h3v1h-3zM9 11h3v1h-3z"
    }
  ],
  "cactus": [
    {
      "colour": "ink",
      "d": "M4 0h3v1h-3zM3 1h1v1h-1zM7 1h1v1h-1zM3 2h1v1h-1zM7 2h1v1h-1zM9 2h2v1h-2zM1 3h1v1h-1zM3 3h1v1h-1zM7 3h2v1h-2zM11 3h1v1h-1zM0 4h1v1h-1zM2 4h2v1h-2zM7 4h2v1h-2zM11 4h1v1h-1zM0 5h1v1h-1zM2 5h2v1h-2zM7 5h2v1h-2zM11 5h1v1h-1zM0 6h1v1h-1zM3 6h1v1h-1zM7 6h1v1h-1zM10 6h1v1h-1zM0 7h1v1h-1zM9 7h1v1h-1zM1 8h3v1h-3zM7 8h2v1h-2zM3 9h1v1h-1zM7 9h1v1h-1zM2 10h1v1h-1zM9 10h1v1h-1zM2 11h2v1h-2zM7 11h3v1h-3z"
    },
    {
      "colour": "moss",
      "d": "M4 1h3v1h-3zM4 2h1v1h-1zM6 2h1v1h-1zM4 3h3v1h-3zM9 3h2v1h-2zM1 4h1v1h-1zM4 4h1v1h-1zM6 4h1v1h-1zM9 4h2v1h-2zM1 5h1v1h-1zM4 5h3v1h-3zM9 5h1v1h-1zM1 6h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1zM8 6h2v1h-2zM1 7h8v1h-8zM4 8h1v1h-1zM6 8h1v1h-1zM4 9h3v1h-3z"
    },
    {
      "colour": "leaf",
      "d": "M5 2h1v1h-1zM5 4h1v1h-1zM10 5h1v1h-1zM5 6h1v1h-1zM5 8h1v1h-1z"
    },
    {
      "colour": "clay",
      "d": "M3 10h6v1h-6zM4 11h3v1h-3z"
    }
  ],
  "castle": [
    {
      "colour": "ink",
      "d": "M0 0h3v1h-3zM4 0h3v1h-3zM8 0h3v1h-3zM0 1h1v1h-1zM2 1h3v1h-3zM6 1h3v1h-3zM10 1h1v1h-1zM0 2h1v1h-1zM10 2h1v1h-1zM0 3h11v1h-11zM1 4h1v1h-1zM9 4h1v1h-1zM1 5h1v1h-1zM3 5h1v1h-1zM6 5h1v1h-1zM9 5h1v1h-1zM1 6h1v1h-1zM3 6h1v1h-1zM6 6h1v1h-1zM9 6h1v1h-1zM1 7h1v1h-1zM9 7h1v1h-1zM1 8h1v1h-1zM4 8h3v1h-3zM9 8h1v1h-1zM1 9h1v1h-1zM3 9h1v1h-1zM7 9h1v1h-1zM9 9h1v1h-1zM1 10h1v1h-1zM3 10h1v1h-1zM7 10h1v1h-1zM9 10h1v1h-1zM1 11h9v1h-9z"
    },
    {
      "colour": "fog",
      "d": "M1 1h1v1h-1zM5 1h1v1h-1zM9 1h1v1h-1zM1 2h9v1h-9zM2 4h7v1h-7zM2 5h1v1h-1zM4 5h2v1h-2zM7 5h2v1h-2zM2 6h1v1h-1zM4 6h2v1h-2zM7 6h2v1h-2zM2 7h7v1h-7zM2 8h2v1h-2zM7 8h2v1h-2zM2 9h1v1h-1zM8 9h1v1h-1zM2 10h1v1h-1zM8 10h1v1h-1z"
    },
    {
      "colour": "clay",
      "d": "M4 9h3v1h-3zM4 10h3v1h-3z"
    }
  ],
  "cat": [
    {
      "colour": "ink",
      "d": "M0 0h2v1h-2zM8 0h2v1h-2zM0 1h1v1h-1zM2 1h1v1h-1zM7 1h1v1h-1zM9 1h1v1h-1zM0 2h1v1h-1zM3 2h4v1h-4zM9 2h1v1h-1zM0 3h1v1h-1zM10 3h1v1h-1zM0 4h1v1h-1zM3 4h1v1h-1zM7 4h1v1h-1zM10 4h1v1h-1zM0 5h1v1h-1zM3 5h1v1h-1zM7 5h1v1h-1zM10 5h1v1h-1zM0 6h1v1h-1zM5 6h1v1h-1zM10 6h1v1h-1zM0 7h1v1h-1zM4 7h3v1h-3zM10 7h1v1h-1zM1 8h1v1h-1zM9 8h1v1h-1zM2 9h8v1h-8z"
    },
    {
      "colour": "carrot",
      "d": "M1 1h1v1h-1zM8 1h1v1h-1zM1 2h1v1h-1zM8 2h1v1h-1zM1 3h9v1h-9zM1 4h2v1h-2zM4 4h3v1h-3zM8 4h2v1h-2zM1 5h2v1h-2zM4 5h3v1h-3zM8 5h2v1h-2zM1 6h4v1h-4zM6 6h4v1h-4zM2 7h2v1h-2zM7 7h2v1h-2zM2 8h7v1h-7z"
    },
    {
      "colour": "blush",
      "d": "M2 2h1v1h-1zM7 2h1v1h-1zM1 7h1v1h-1zM9 7h1v1h-1z"
    }
  ],
  "cloud": [
    {
      "colour": "ink",
      "d": "M4 2h3v1h-3zM3 3h1v1h-1zM7 3h2v1h-2zM1 4h3v1h-3zM9 4h1v1h-1zM0 5h1v1h-1zM9 5h2v1h-2zM0 6h1v1h-1zM11 6h1v1h-1zM0 7h1v1h-1zM11 7h1v1h-1zM1 8h1v1h-1zM11 8h1v1h-1zM2 9h9v1h-9z"
    },
    {
      "colour": "paper",
      "d": "M4 3h3v1h-3zM4 4h5v1h-5zM1 5h8v1h-8zM1 6h10v1h-10zM1 7h10v1h-10zM5 8h3v1h-3z"
    },
    {
      "colour": "sky",
      "d": "M2 8h3v1h-3zM8 8h3v1h-3zM1 10h1v1h-1zM4 10h1v1h-1zM7 10h1v1h-1zM2 11h1v1h-1zM5 11h1v1h-1zM8 11h1v1h-1z"
    }
  ],
  "crown": [
    {
      "colour": "ink",
      "d": "M0 1h1v1h-1zM5 1h2v1h-2zM11 1h1v1h-1zM0 2h2v1h-2zM5 2h2v1h-2zM10 2h2v1h-2zM0 3h1v1h-1zM2 3h1v1h-1zM4 3h1v1h-1zM7 3h1v1h-1zM9 3h1v1h-1zM11 3h1v1h-1zM0 4h1v1h-1zM3 4h1v1h-1zM8 4h1v1h-1zM11 4h1v1h-1zM0 5h1v1h-1zM11 5h1v1h-1zM0 6h1v1h-1zM11 6h1v1h-1zM0 7h1v1h-1zM11 7h1v1h-1zM0 8h1v1h-1zM11 8h1v1h-1zM0 9h12v1h-12zM0 10h1v1h-1zM11 10h1v1h-1zM0 11h12v1h-12z"
    },
    {
      "colour": "honey",
      "d": "M1 3h1v1h-1zM5 3h2v1h-2zM10 3h1v1h-1zM1 4h2v1h-2zM4 4h4v1h-4zM9 4h2v1h-2zM1 5h10v1h-10zM1 6h10v1h-10zM1 7h1v1h-1zM3 7h2v1h-2zM7 7h2v1h-2zM10 7h1v1h-1zM1 8h10v1h-10zM1 10h10v1h-10z"
    },
    {
      "colour": "cherry",
      "d": "M2 7h1v1h-1zM9 7h1v1h-1z"
    },
    {
      "colour": "sky",
      "d": "M5 7h2v1h-2z"
    }
  ],
  "dragon": [
    {
      "colour": "ink",
      "d": "M6 0h1v1h-1zM8 0h1v1h-1zM2 1h2v1h-2zM5 1h1v1h-1zM7 1h1v1h-1zM9 1h1v1h-1zM1 2h1v1h-1zM4 2h1v1h-1zM10 2h1v1h-1zM1 3h1v1h-1zM9 3h1v1h-1zM11 3h1v1h-1zM1 4h1v1h-1zM8 4h2v1h-2zM11 4h1v1h-1zM2 5h1v1h-1zM11 5h1v1h-1zM3 6h1v1h-1zM8 6h3v1h-3zM2 7h1v1h-1zM1 8h1v1h-1zM8 8h1v1h-1zM0 9h1v1h-1zM3 9h1v1h-1zM8 9h1v1h-1zM0 10h1v1h-1zM2 10h1v1h-1zM4 10h1v1h-1zM9 10h1v1h-1zM1 11h1v1h-1zM4 11h6v1h-6z"
    },
    {
      "colour": "moss",
      "d": "M6 1h1v1h-1zM8 1h1v1h-1zM2 2h2v1h-2zM5 2h5v1h-5zM2 3h6v1h-6zM10 3h1v1h-1zM2 4h6v1h-6zM10 4h1v1h-1zM3 5h8v1h-8zM4 6h2v1h-2zM3 7h3v1h-3zM2 8h4v1h-4zM1 9h2v1h-2zM4 9h2v1h-2zM1 10h1v1h-1zM5 10h4v1h-4z"
    },
    {
      "colour": "paper",
      "d": "M8 3h1v1h-1z"
    },
    {
      "colour": "leaf",
      "d": "M6 6h2v1h-2zM6 7h3v1h-3zM6 8h2v1h-2zM6 9h2v1h-2z"
    },
    {
      "colour": "cherry",
      "d": "M9 7h1v1h-1zM9 8h1v1h-1zM10 9h1v1h-1z"
    },
    {
      "colour": "carrot",
      "d": "M10 7h2v1h-2zM11 8h1v1h-1z"
    },
    {
      "colour": "honey",
      "d": "M10 8h1v1h-1z"
    }
  ],
  "drum": [
    {
      "colour": "clay",
      "d": "M1 0h1v1h-1zM10 0h1v1h-1zM2 1h1v1h-1zM9 1h1v1h-1zM3 2h1v1h-1zM8 2h1v1h-1zM5 3h1v1h-1zM8 3h1v1h-1z"
    },
    {
      "colour": "ink",
      "d": "M4 2h4v1h-4zM1 3h2v1h-2zM9 3h2v1h-2zM0 4h1v1h-1zM11 4h1v1h-1zM0 5h1v1h-1zM2 5h2v1h-2zM8 5h2v1h-2zM11 5h1v1h-1zM0 6h1v1h-1zM4 6h4v1h-4zM11 6h1v1h-1zM0 7h1v1h-1zM11 7h1v1h-1zM0 8h1v1h-1zM11 8h1v1h-1zM0 9h1v1h-1zM11 9h1v1h-1zM1 10h2v1h-2zM9 10h2v1h-2zM3 11h6v1h-6z"
    },
    {
      "colour": "paper",
      "d": "M3 3h2v1h-2zM6 3h2v1h-2zM1 4h10v1h-10zM4 5h4v1h-4z"
    },
    {
      "colour": "cherry",
      "d": "M1 5h1v1h-1zM10 5h1v1h-1zM1 6h3v1h-3zM8 6h3v1h-3zM1 7h1v1h-1zM3 7h6v1h-6zM10 7h1v1h-1zM1 8h2v1h-2zM4 8h2v1h-2zM8 8h3v1h-3zM1 9h3v1h-3zM6 9h5v1h-5zM3 10h6v1h-6z"
    },
    {
      "colour": "honey",
      "d": "M2 7h1v1h-1zM9 7h1v1h-1zM3 8h1v1h-1zM6 8h2v1h-2zM4 9h2v1h-2z"
    }
  ],
  "fish": [
    {
      "colour": "ink",
      "d": "M4 2h4v1h-4zM0 3h1v1h-1zM3 3h1v1h-1zM8 3h2v1h-2zM1 4h1v1h-1zM3 4h1v1h-1zM10 4h1v1h-1zM2 5h2v1h-2zM10 5h2v1h-2zM2 7h2v1h-2zM9 7h2v1h-2zM1 8h1v1h-1zM3 8h1v1h-1zM9 8h1v1h-1zM0 9h1v1h-1zM3 9h2v1h-2zM7 9h2v1h-2zM5 10h2v1h-2z"
    },
    {
      "colour": "lagoon",
      "d": "M4 3h4v1h-4zM0 4h1v1h-1zM4 4h5v1h-5zM0 5h2v1h-2zM4 5h2v1h-2zM7 5h3v1h-3zM0 6h7v1h-7zM8 6h3v1h-3zM0 7h2v1h-2zM4 7h2v1h-2zM7 7h2v1h-2zM0 8h1v1h-1zM4 8h5v1h-5zM5 9h2v1h-2z"
    },
    {
      "colour": "paper",
      "d": "M9 4h1v1h-1z"
    },
    {
      "colour": "sky",
      "d": "M6 5h1v1h-1zM7 6h1v1h-1zM6 7h1v1h-1z"
    }
  ],
  "flower": [
    {
      "colour": "ink",
      "d": "M3 0h2v1h-2zM6 0h2v1h-2zM2 1h1v1h-1zM5 1h1v1h-1zM8 1h1v1h-1zM1 2h1v1h-1zM5 2h1v1h-1zM9 2h1v1h-1zM1 3h1v1h-1zM4 3h1v1h-1zM6 3h1v1h-1zM9 3h1v1h-1zM2 4h2v1h-2zM7 4h2v1h-2zM1 5h1v1h-1zM4 5h1v1h-1zM6 5h1v1h-1zM9 5h1v1h-1zM1 6h1v1h-1zM5 6h1v1h-1zM9 6h1v1h-1zM2 7h1v1h-1zM5 7h1v1h-1zM8 7h1v1h-1zM3 8h2v1h-2zM6 8h2v1h-2zM9 8h2v1h-2zM1 9h3v1h-3zM7 9h1v1h-1zM10 9h1v1h-1zM0 10h1v1h-1zM4 10h1v1h-1zM6 10h1v1h-1zM9 10h1v1h-1zM1 11h4v1h-4zM6 11h3v1h-3z"
    },
    {
      "colour": "blush",
      "d": "M3 1h2v1h-2zM6 1h2v1h-2zM2 2h3v1h-3zM6 2h3v1h-3zM2 3h2v1h-2zM7 3h2v1h-2zM2 5h2v1h-2zM7 5h2v1h-2zM2 6h3v1h-3zM6 6h3v1h-3zM3 7h2v1h-2zM6 7h2v1h-2z"
    },
    {
      "colour": "honey",
      "d": "M5 3h1v1h-1zM4 4h3v1h-3zM5 5h1v1h-1z"
    },
    {
      "colour": "moss",
      "d": "M5 8h1v1h-1zM5 9h1v1h-1zM9 9h1v1h-1zM1 10h2v1h-2zM5 10h1v1h-1zM5 11h1v1h-1z"
    },
    {
      "colour": "leaf",
      "d": "M8 9h1v1h-1zM3 10h1v1h-1zM7 10h2v1h-2z"
    }
  ],
  "fox": [
    {
      "colour": "ink",
      "d": "M0 0h2v1h-2zM8 0h2v1h-2zM0 1h1v1h-1zM2 1h2v1h-2zM6 1h2v1h-2zM9 1h1v1h-1zM0 2h1v1h-1zM4 2h2v1h-2zM9 2h1v1h-1zM0 3h1v1h-1zM9 3h1v1h-1zM0 4h1v1h-1zM3 4h1v1h-1zM7 4h1v1h-1zM10 4h1v1h-1zM0 5h1v1h-1zM3 5h1v1h-1zM7 5h1v1h-1zM10 5h1v1h-1zM0 6h1v1h-1zM10 6h1v1h-1zM1 7h1v1h-1zM6 7h1v1h-1zM9 7h1v1h-1zM2 8h1v1h-1zM5 8h2v1h-2zM8 8h1v1h-1zM3 9h1v1h-1zM7 9h1v1h-1zM4 10h3v1h-3z"
    },
    {
      "colour": "carrot",
      "d": "M1 1h1v1h-1zM8 1h1v1h-1zM1 2h3v1h-3zM6 2h3v1h-3zM1 3h8v1h-8zM1 4h2v1h-2zM4 4h3v1h-3zM8 4h2v1h-2zM1 5h2v1h-2zM4 5h3v1h-3zM8 5h2v1h-2zM3 6h4v1h-4zM4 7h2v1h-2z"
    },
    {
      "colour": "paper",
      "d": "M1 6h2v1h-2zM7 6h3v1h-3zM2 7h2v1h-2zM7 7h2v1h-2zM3 8h2v1h-2zM7 8h1v1h-1zM4 9h3v1h-3z"
    }
  ],
  "ghost": [
    {
      "colour": "ink",
      "d": "M3 0h6v1h-6zM2 1h1v1h-1zM9 1h1v1h-1zM1 2h1v1h-1zM10 2h1v1h-1zM1 3h1v1h-1zM3 3h2v1h-2zM7 3h2v1h-2zM10 3h1v1h-1zM0 4h1v1h-1zM3 4h2v1h-2zM7 4h2v1h-2zM11 4h1v1h-1zM0 5h1v1h-1zM11 5h1v1h-1zM0 6h1v1h-1zM5 6h2v1h-2zM11 6h1v1h-1zM0 7h1v1h-1zM5 7h2v1h-2zM11 7h1v1h-1zM0 8h1v1h-1zM11 8h1v1h-1zM0 9h1v1h-1zM11 9h1v1h-1zM0 10h1v1h-1zM2 10h1v1h-1zM5 10h2v1h-2zM9 10h1v1h-1zM11 10h1v1h-1zM1 11h1v1h-1zM3 11h2v1h-2zM7 11h2v1h-2zM10 11h1v1h-1z"
    },
    {
      "colour": "paper",
      "d": "M3 1h6v1h-6zM2 2h8v1h-8zM2 3h1v1h-1zM5 3h2v1h-2zM9 3h1v1h-1zM1 4h2v1h-2zM5 4h2v1h-2zM9 4h2v1h-2zM1 5h10v1h-10zM1 6h1v1h-1zM3 6h2v1h-2zM7 6h2v1h-2zM10 6h1v1h-1zM1 7h4v1h-4zM7 7h4v1h-4zM1 8h10v1h-10zM1 9h10v1h-10zM1 10h1v1h-1zM3 10h2v1h-2zM7 10h2v1h-2zM10 10h1v1h-1z"
    },
    {
      "colour": "blush",
      "d": "M2 6h1v1h-1zM9 6h1v1h-1z"
    }
  ],
  "key": [
    {
      "colour": "ink",
      "d": "M2 1h4v1h-4zM1 2h1v1h-1zM6 2h1v1h-1zM0 3h1v1h-1zM3 3h2v1h-2zM7 3h1v1h-1zM0 4h1v1h-1zM2 4h1v1h-1zM5 4h1v1h-1zM7 4h5v1h-5zM0 5h1v1h-1zM2 5h1v1h-1zM5 5h1v1h-1zM11 5h1v1h-1zM0 6h1v1h-1zM3 6h2v1h-2zM7 6h1v1h-1zM9 6h1v1h-1zM11 6h1v1h-1zM1 7h1v1h-1zM6 7h1v1h-1zM8 7h2v1h-2zM11 7h1v1h-1zM2 8h4v1h-4zM9 8h2v1h-2z"
    },
    {
      "colour": "honey",
      "d": "M2 2h4v1h-4zM1 3h2v1h-2zM5 3h2v1h-2zM1 4h1v1h-1zM6 4h1v1h-1zM1 5h1v1h-1zM6 5h5v1h-5zM1 6h2v1h-2zM5 6h2v1h-2zM8 6h1v1h-1zM10 6h1v1h-1zM2 7h4v1h-4zM10 7h1v1h-1z"
    }
  ],
  "moon": [
    {
      "colour": "ink",
      "d": "M4 0h4v1h-4zM2 1h2v1h-2zM7 1h1v1h-1zM1 2h1v1h-1zM6 2h1v1h-1zM1 3h1v1h-1zM5 3h1v1h-1zM0 4h1v1h-1zM5 4h1v1h-1zM0 5h1v1h-1zM4 5h1v1h-1zM0 6h1v1h-1zM5 6h1v1h-1zM0 7h1v1h-1zM6 7h1v1h-1zM9 7h2v1h-2zM1 8h1v1h-1zM7 8h2v1h-2zM10 8h1v1h-1zM1 9h1v1h-1zM10 9h1v1h-1zM2 10h2v1h-2zM8 10h2v1h-2zM4 11h4v1h-4z"
    },
    {
      "colour": "honey",
      "d": "M4 1h3v1h-3zM2 2h4v1h-4zM2 3h3v1h-3zM9 3h1v1h-1zM1 4h4v1h-4zM1 5h3v1h-3zM10 5h1v1h-1zM1 6h4v1h-4zM1 7h5v1h-5zM2 8h5v1h-5zM9 8h1v1h-1zM2 9h8v1h-8zM4 10h4v1h-4z"
    }
  ],
  "mushroom": [
    {
      "colour": "ink",
      "d": "M4 0h4v1h-4zM2 1h2v1h-2zM8 1h2v1h-2zM1 2h1v1h-1zM10 2h1v1h-1zM1 3h1v1h-1zM10 3h1v1h-1zM0 4h1v1h-1zM11 4h1v1h-1zM0 5h1v1h-1zM11 5h1v1h-1zM0 6h1v1h-1zM11 6h1v1h-1zM0 7h12v1h-12zM2 8h1v1h-1zM9 8h1v1h-1zM2 9h1v1h-1zM4 9h1v1h-1zM7 9h1v1h-1zM9 9h1v1h-1zM2 10h1v1h-1zM9 10h1v1h-1zM3 11h6v1h-6z"
    },
    {
      "colour": "cherry",
      "d": "M4 1h4v1h-4zM2 2h2v1h-2zM6 2h4v1h-4zM2 3h2v1h-2zM6 3h2v1h-2zM1 4h7v1h-7zM10 4h1v1h-1zM1 5h1v1h-1zM4 5h7v1h-7zM1 6h1v1h-1zM4 6h3v1h-3zM8 6h3v1h-3z"
    },
    {
      "colour": "paper",
      "d": "M4 2h2v1h-2zM4 3h2v1h-2zM8 3h2v1h-2zM8 4h2v1h-2zM2 5h2v1h-2zM2 6h2v1h-2zM7 6h1v1h-1zM3 8h6v1h-6zM3 9h1v1h-1zM5 9h2v1h-2zM8 9h1v1h-1zM3 10h6v1h-6z"
    }
  ],
  "owl": [
    {
      "colour": "ink",
      "d": "M0 0h2v1h-2zM10 0h2v1h-2zM0 1h1v1h-1zM2 1h2v1h-2zM8 1h2v1h-2zM11 1h1v1h-1zM0 2h1v1h-1zM4 2h4v1h-4zM11 2h1v1h-1zM0 3h1v1h-1zM11 3h1v1h-1zM0 4h1v1h-1zM3 4h1v1h-1zM8 4h1v1h-1zM11 4h1v1h-1zM0 5h1v1h-1zM11 5h1v1h-1zM0 6h1v1h-1zM10 6h2v1h-2zM0 7h1v1h-1zM10 7h1v1h-1zM0 8h1v1h-1zM10 8h1v1h-1zM1 9h1v1h-1zM10 9h1v1h-1zM2 10h8v1h-8zM3 11h1v1h-1zM8 11h1v1h-1z"
    },
    {
      "colour": "clay",
      "d": "M1 1h1v1h-1zM10 1h1v1h-1zM1 2h3v1h-3zM8 2h3v1h-3zM1 3h1v1h-1zM5 3h2v1h-2zM10 3h1v1h-1zM1 4h1v1h-1zM5 4h2v1h-2zM10 4h1v1h-1zM1 5h1v1h-1zM10 5h1v1h-1zM1 6h4v1h-4zM7 6h3v1h-3zM1 7h1v1h-1zM1 8h1v1h-1zM3 8h1v1h-1zM6 8h1v1h-1zM9 8h1v1h-1z"
    },
    {
      "colour": "paper",
      "d": "M2 3h3v1h-3zM7 3h3v1h-3zM2 4h1v1h-1zM4 4h1v1h-1zM7 4h1v1h-1zM9 4h1v1h-1zM2 5h3v1h-3zM7 5h3v1h-3z"
    },
    {
      "colour": "honey",
      "d": "M5 5h2v1h-2zM6 6h1v1h-1z"
    },
    {
      "colour": "carrot",
      "d": "M5 6h1v1h-1zM4 11h1v1h-1zM7 11h1v1h-1z"
    },
    {
      "colour": "chalk",
      "d": "M2 7h8v1h-8zM2 8h1v1h-1zM4 8h2v1h-2zM7 8h2v1h-2zM2 9h8v1h-8z"
    }
  ],
  "robot": [
    {
      "colour": "cherry",
      "d": "M5 0h2v1h-2z"
    },
    {
      "colour": "ink",
      "d": "M5 1h2v1h-2zM2 2h8v1h-8zM2 3h1v1h-1zM9 3h1v1h-1zM1 4h2v1h-2zM9 4h2v1h-2zM0 5h1v1h-1zM2 5h1v1h-1zM9 5h1v1h-1zM11 5h1v1h-1zM0 6h1v1h-1zM2 6h1v1h-1zM9 6h1v1h-1zM11 6h1v1h-1zM1 7h2v1h-2zM4 7h4v1h-4zM9 7h2v1h-2zM2 8h1v1h-1zM9 8h1v1h-1zM2 9h8v1h-8zM3 10h1v1h-1zM8 10h1v1h-1zM3 11h2v1h-2zM7 11h2v1h-2z"
    },
    {
      "colour": "fog",
      "d": "M3 3h6v1h-6zM3 4h1v1h-1zM5 4h2v1h-2zM8 4h1v1h-1zM1 5h1v1h-1zM3 5h1v1h-1zM5 5h2v1h-2zM8 5h1v1h-1zM10 5h1v1h-1zM1 6h1v1h-1zM3 6h6v1h-6zM10 6h1v1h-1zM3 7h1v1h-1zM8 7h1v1h-1zM3 8h6v1h-6zM4 10h4v1h-4z"
    },
    {
      "colour": "lagoon",
      "d": "M4 4h1v1h-1zM7 4h1v1h-1zM4 5h1v1h-1zM7 5h1v1h-1z"
    }
  ],
  "rocket": [
    {
      "colour": "ink",
      "d": "M5 0h2v1h-2zM4 1h1v1h-1zM7 1h1v1h-1zM3 2h1v1h-1zM8 2h1v1h-1zM3 3h1v1h-1zM8 3h1v1h-1zM3 4h1v1h-1zM8 4h1v1h-1zM3 5h1v1h-1zM8 5h1v1h-1zM2 6h2v1h-2zM8 6h2v1h-2zM1 7h1v1h-1zM3 7h1v1h-1zM8 7h1v1h-1zM10 7h1v1h-1zM0 8h1v1h-1zM3 8h1v1h-1zM8 8h1v1h-1zM11 8h1v1h-1zM0 9h12v1h-12z"
    },
    {
      "colour": "paper",
      "d": "M5 1h2v1h-2zM4 2h4v1h-4zM4 3h4v1h-4zM4 4h1v1h-1zM7 4h1v1h-1zM4 5h1v1h-1zM7 5h1v1h-1zM4 6h4v1h-4zM4 7h4v1h-4zM4 8h4v1h-4z"
    },
    {
      "colour": "lagoon",
      "d": "M5 4h2v1h-2zM5 5h2v1h-2z"
    },
    {
      "colour": "cherry",
      "d": "M2 7h1v1h-1zM9 7h1v1h-1zM1 8h2v1h-2zM9 8h2v1h-2z"
    },
    {
      "colour": "carrot",
      "d": "M4 10h1v1h-1zM7 10h1v1h-1zM5 11h2v1h-2z"
    },
    {
      "colour": "honey",
      "d": "M5 10h2v1h-2z"
    }
  ],
  "snail": [
    {
      "colour": "ink",
      "d": "M9 1h1v1h-1zM11 1h1v1h-1zM3 2h4v1h-4zM9 2h1v1h-1zM11 2h1v1h-1zM2 3h1v1h-1zM7 3h5v1h-5zM1 4h1v1h-1zM8 4h1v1h-1zM11 4h1v1h-1zM1 5h1v1h-1zM8 5h1v1h-1zM10 5h2v1h-2zM0 6h1v1h-1zM8 6h1v1h-1zM10 6h1v1h-1zM0 7h1v1h-1zM8 7h1v1h-1zM10 7h1v1h-1zM1 8h1v1h-1zM7 8h1v1h-1zM11 8h1v1h-1zM0 9h8v1h-8zM10 9h1v1h-1zM0 10h1v1h-1zM10 10h1v1h-1zM0 11h11v1h-11z"
    },
    {
      "colour": "clay",
      "d": "M3 3h4v1h-4zM2 4h2v1h-2zM6 4h2v1h-2zM2 5h1v1h-1zM4 5h2v1h-2zM7 5h1v1h-1zM1 6h2v1h-2zM6 6h2v1h-2zM1 7h7v1h-7zM2 8h5v1h-5z"
    },
    {
      "colour": "honey",
      "d": "M4 4h2v1h-2zM3 5h1v1h-1zM6 5h1v1h-1zM3 6h3v1h-3z"
    },
    {
      "colour": "leaf",
      "d": "M9 4h2v1h-2zM9 5h1v1h-1zM9 6h1v1h-1zM9 7h1v1h-1zM8 8h3v1h-3zM8 9h2v1h-2zM1 10h9v1h-9z"
    }
  ],
  "star": [
    {
      "colour": "ink",
      "d": "M5 0h2v1h-2zM5 1h2v1h-2zM4 2h1v1h-1zM7 2h1v1h-1zM4 3h1v1h-1zM7 3h1v1h-1zM0 4h4v1h-4zM8 4h4v1h-4zM0 5h1v1h-1zM11 5h1v1h-1zM1 6h2v1h-2zM9 6h2v1h-2zM2 7h1v1h-1zM9 7h1v1h-1zM2 8h1v1h-1zM9 8h1v1h-1zM1 9h1v1h-1zM5 9h2v1h-2zM10 9h1v1h-1zM1 10h1v1h-1zM3 10h2v1h-2zM7 10h2v1h-2zM10 10h1v1h-1zM1 11h2v1h-2zM9 11h2v1h-2z"
    },
    {
      "colour": "honey",
      "d": "M5 2h2v1h-2zM5 3h2v1h-2zM4 4h4v1h-4zM1 5h10v1h-10zM3 6h6v1h-6zM3 7h6v1h-6zM3 8h6v1h-6zM2 9h3v1h-3zM7 9h3v1h-3zM2 10h1v1h-1zM9 10h1v1h-1z"
    }
  ],
  "umbrella": [
    {
      "colour": "ink",
      "d": "M5 0h2v1h-2zM2 1h3v1h-3zM7 1h3v1h-3zM1 2h1v1h-1zM10 2h1v1h-1zM0 3h1v1h-1zM11 3h1v1h-1zM0 4h1v1h-1zM11 4h1v1h-1zM0 5h1v1h-1zM2 5h2v1h-2zM5 5h2v1h-2zM8 5h2v1h-2zM11 5h1v1h-1zM0 6h2v1h-2zM3 6h2v1h-2zM6 6h3v1h-3zM10 6h2v1h-2zM5 7h1v1h-1zM5 8h1v1h-1zM5 9h1v1h-1zM8 9h1v1h-1zM5 10h1v1h-1zM8 10h1v1h-1zM6 11h2v1h-2z"
    },
    {
      "colour": "lagoon",
      "d": "M5 1h2v1h-2zM2 2h3v1h-3zM7 2h3v1h-3zM1 3h4v1h-4zM7 3h4v1h-4zM1 4h4v1h-4zM7 4h4v1h-4zM1 5h1v1h-1zM4 5h1v1h-1zM7 5h1v1h-1zM10 5h1v1h-1z"
    },
    {
      "colour": "honey",
      "d": "M5 2h2v1h-2zM5 3h2v1h-2zM5 4h2v1h-2z"
    }
  ]
};
