# ends: limit
import logging

while True:  # here
    logging.error("again and again")  # here
