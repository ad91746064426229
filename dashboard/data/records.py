"""The records of all tables, each declared with its table, for the layers above."""

from dashboard.data.casualties import Casualty as Casualty
from dashboard.data.causes import Cause as Cause
from dashboard.data.chronology import Step as Step
from dashboard.data.citation_cells import Citation as Citation
from dashboard.data.conflicts import Conflict as Conflict
from dashboard.data.context import ContextEntry as ContextEntry
from dashboard.data.corrections import Correction as Correction
from dashboard.data.events import Event as Event
from dashboard.data.evidence import Evidence as Evidence
from dashboard.data.foreign import ForeignWord as ForeignWord
from dashboard.data.glossary import Term as Term
from dashboard.data.interpretations import Interpretation as Interpretation
from dashboard.data.leaders import Leader as Leader
from dashboard.data.lessons import LessonStep as LessonStep
from dashboard.data.other_works import OtherWork as OtherWork
from dashboard.data.participants import Participant as Participant
from dashboard.data.places import Place as Place
from dashboard.data.sources import Work as Work
from dashboard.data.story import StoryStep as StoryStep
