internal import ArgumentParser
internal import Lab
internal import Lighthouse
