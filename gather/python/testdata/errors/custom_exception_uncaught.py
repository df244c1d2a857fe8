class Refused(Exception):
    def __init__(self, who, why):
        self.who = who
        self.why = why

    def __str__(self):
        return f"{self.who} refused: {self.why}"


class Outer:
    class Inner(Refused):
        pass


raise Outer.Inner("the server", "too busy")
