def paint(colour, *, thickness=1):
    pass


paint("red", thicknes=2)
