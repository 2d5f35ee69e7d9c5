"""Goes on from docker_insert.py, the document having been refreshed outside of Krita. `args`: screens."""
pump(120, lambda: "outside of Krita" in docker.reasons.text() and idle())
say(docker.reasons.text())
shoot(args["screens"] + "/docker-outside.png")
docker.refresh_button.click()
pump(0.2)
settled("Base is up to date")
say(docker.reasons.text())
say(len(krita.documents()))
