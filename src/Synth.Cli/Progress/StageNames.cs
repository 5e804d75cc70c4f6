using Synth.Engine;

namespace Synth.Cli.Progress;

/// <summary>What the stages of a run are called.</summary>
internal static class StageNames
{
    public static string Of(RunStage stage) => stage switch
    {
        RunStage.ReadCatalog => "Reading the catalog",
        RunStage.CountRows => "Counting rows",
        RunStage.ReadRows => "Reading rows",
        RunStage.Fit => "Fitting the model",
        RunStage.Prepare => "Settling the numbers of rows",
        RunStage.CreateTables => "Creating tables",
        RunStage.Load => "Generating and loading rows",
        RunStage.CompleteSchema => "Completing the schema",
        RunStage.Verify => "Verifying integrity",
        RunStage.ReadEvaluated => "Reading rows to evaluate",
        RunStage.Evaluate => "Measuring fidelity and privacy",
        RunStage.CheckDrift => "Comparing the catalog with the model",
        RunStage.Publish => "Swapping in",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "An unknown stage."),
    };
}
