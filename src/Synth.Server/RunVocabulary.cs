using Synth.Connectors;
using Synth.Engine;
using Synth.Evaluation;

namespace Synth.Server;

/// <summary>The words of the command line, so that the page and the history use them too.</summary>
/// <param name="StageName">What a stage is called.</param>
/// <param name="ExitCode">The exit code that a failure has.</param>
/// <param name="Describe">A failure in a line or a few, without values of the data.</param>
/// <param name="Report">The report of a run from a source to a target; null when the run was not evaluated.</param>
public sealed record RunVocabulary(
    Func<RunStage, string> StageName,
    Func<Exception, int> ExitCode,
    Func<Exception, string> Describe,
    Func<RunResult, DatabaseAddress, DatabaseAddress, ReportDocument?> Report);
