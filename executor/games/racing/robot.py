"""Drives racing games for those who check them: `win` drives well, `lose` as badly as it can."""

SHOW_FROM = 140

SIDES = (0, -0.3, 0.3, -0.6, 0.6, -0.85, 0.85)
BAD = {"Truck", "Puddle", "Animal", "Cone"}
GOOD = {"Bottle", "Ramp", "Star"}
RIVALS = {"Rival", "Champion"}


def win(game):
    wishes = drive(game, best_side(game))
    if "nitro" in vars(game.car) and game.car.push <= 0 and game.frame % 20 == 0 and is_free(game):
        wishes.add("nitro")
    on_the_ground = not is_hills(game) or game.car.height <= 8
    if "hearts" not in vars(game) and on_the_ground and is_free(game):
        wishes.add("up" if is_circuit(game) else "right")  # gas
    if "hearts" in vars(game) and not is_hills(game) and game.car.speed > needed_speed(game):
        wishes.add("down" if is_circuit(game) else "left")  # there is no hurry
    return wishes


def needed_speed(game):
    """How fast the car must go to arrive in time, with some to spare."""
    way = track_of(game).finish - game.car.distance
    return max(3.5, 1.25 * way / max(1, game.time * 60))


def lose(game):
    """Stand still, until the others are there or the time is up."""
    return {"down"} if is_circuit(game) else {"left"}


def kind(thing):
    return type(thing).__name__


def is_circuit(game):
    return "drift" in vars(game.car)


def is_hills(game):
    return "turned" in vars(game.car)


def everything_of(game):
    return type(game).update.__globals__


def track_of(game):
    return everything_of(game)["TRACK"]


def ahead(game, thing):
    """How far in front of the car a thing is, also on the next lap."""
    gap = thing.distance - game.car.distance
    return gap % track_of(game).lap if is_circuit(game) else gap


def is_free(game):
    """Whether nothing lies in front of the car, and the road goes straight on."""
    if any(0 < ahead(game, thing) < 350 for thing in game.things if kind(thing) in BAD):
        return False
    track, car = track_of(game), game.car
    return (
        not is_circuit(game) or abs(turn_between(track.angle(car.distance + 350), car.angle)) < 35
    )


def turn_between(wanted, angle):
    return (wanted - angle + 180) % 360 - 180


def best_side(game):
    return max(SIDES, key=lambda side: worth_of(game, side))


def worth_of(game, side):
    """How good it is to drive on this side of the track for the next moments."""
    worth = -abs(side) * 0.5 - abs(side - game.car.side) * 2
    for thing in game.things:
        gap = ahead(game, thing)
        if thing.away > 0 or not -60 < gap < 420:
            continue
        width = 0.62 if is_circuit(game) else 0.42
        then = side_then(game, thing, gap)
        if (
            kind(thing) in BAD
            and gap < 150
            and min(side, game.car.side) - 0.3 < then < max(side, game.car.side) + 0.3
        ):
            worth -= 12
        if abs(then - side) < width + 0.1 * (kind(thing) == "Animal"):
            near = 1.4 - gap / 420
            worth += near * (-14 if kind(thing) in BAD else 5 if kind(thing) in GOOD else 0)
            worth -= near * (4 if kind(thing) in RIVALS else 0)
    return worth


def side_then(game, thing, gap):
    """On which side of the track a thing will be when the car comes to it."""
    if kind(thing) != "Animal":
        return thing.side
    walked = (
        thing.way
        * everything_of(game)["ANIMAL_SPEED"]
        / 90
        * max(0, gap)
        / max(1.5, game.car.speed)
    )
    round_trip = (thing.side + walked + 1) % 4
    return round_trip - 1 if round_trip < 2 else 3 - round_trip


def drive(game, side):
    if is_circuit(game):
        return drive_circuit(game, side)
    if is_hills(game):
        return drive_hills(game)
    gap = side - game.car.side
    if abs(gap) < 0.04:
        return set()
    return {"down"} if gap > 0 else {"up"}


def drive_circuit(game, side):
    car = game.car
    return drive_to(game, track_of(game).place(car.distance + 40 + 11 * car.speed, side * 0.9))


def drive_to(game, target):
    car = game.car
    turn = turn_between(-(target - car.place).as_polar()[1], car.angle)
    wishes = set()
    if abs(turn) > 3:
        wishes.add("left" if turn > 0 else "right")
    if abs(turn) > 40 and car.speed > 3.5:
        wishes.add("down")
    return wishes


def drive_hills(game):
    car = game.car
    if car.height > 8:
        tilt = turn_between(car.angle, track_of(game).angle(car.distance + 60))
        return {"right"} if tilt > 12 else {"left"} if tilt < -12 else set()
    bad = [thing for thing in game.things if kind(thing) in BAD and thing.away <= 0]
    soon = any(10 < ahead(game, thing) < 40 + 8 * car.speed for thing in bad)
    return {"jump"} if soon and game.frame % 2 else set()
