using Synth.Schema;

namespace Synth.Engine;

/// <summary>Is told how a run goes. Calls come from several threads, one at a time per table.</summary>
public interface IRunObserver
{
    /// <summary>A stage begins.</summary>
    void OnStage(RunStage stage);

    /// <summary>Rows of a table were read or loaded.</summary>
    /// <param name="stage">Which of the two.</param>
    /// <param name="table">The table, by its name in the source.</param>
    /// <param name="done">Rows so far.</param>
    /// <param name="total">Rows in all.</param>
    void OnRows(RunStage stage, TableName table, long done, long total);

    /// <summary>A step of the fit, or of completing the schema, is done.</summary>
    void OnStep(RunStage stage, int done, int total);

    /// <summary>Other processes have come further with helping to fit, or do not help; steps are told as always.</summary>
    void OnSharedFit(SharedFit fit)
    {
    }

    /// <summary>Other processes have come further with loading the target; beside the rows of tables, which are told as always.</summary>
    void OnSharedLoad(SharedLoad load)
    {
    }
}
