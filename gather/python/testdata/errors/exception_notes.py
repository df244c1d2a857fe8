def check(age):
    try:
        if age < 0:
            raise ValueError(f"negative age: {age}")
    except ValueError as error:
        error.add_note("while reading record 7")
        error.add_note("second note,\nover two lines")
        raise


check(-1)
