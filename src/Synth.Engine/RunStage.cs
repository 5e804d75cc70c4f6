namespace Synth.Engine;

/// <summary>The stages of a run, in order.</summary>
public enum RunStage
{
    /// <summary>Reading the source's catalog.</summary>
    ReadCatalog,

    /// <summary>Counting rows and uses of keys.</summary>
    CountRows,

    /// <summary>Streaming the source's rows.</summary>
    ReadRows,

    /// <summary>Fitting the model.</summary>
    Fit,

    /// <summary>Settling how many rows there are and where they stand.</summary>
    Prepare,

    /// <summary>Creating the target's tables.</summary>
    CreateTables,

    /// <summary>Generating and loading rows.</summary>
    Load,

    /// <summary>Creating keys, indexes, constraints and the rest.</summary>
    CompleteSchema,

    /// <summary>Having the target verify what was loaded.</summary>
    Verify,

    /// <summary>Streaming the rows that are evaluated.</summary>
    ReadEvaluated,

    /// <summary>Measuring fidelity and privacy.</summary>
    Evaluate,

    /// <summary>Comparing the source's catalog with the model.</summary>
    CheckDrift,

    /// <summary>Swapping the new generation in.</summary>
    Publish,
}
