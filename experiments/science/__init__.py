"""What-if questions with published answers: read, played by the protocol of tests, judged, told."""

from experiments.science.enquiry import Enquiry
from experiments.science.hypothesis import Hypothesis
from experiments.science.look import Look
from experiments.science.observation import Observation
from experiments.science.prediction import Prediction

__all__ = ["Enquiry", "Hypothesis", "Look", "Observation", "Prediction"]
