class ConfigError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError("port must be a number") from error


try:
    parse("eighty")
finally:
    print("cleaned up")
