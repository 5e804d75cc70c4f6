using Synth.Schema;

namespace Synth.Engine;

/// <summary>What a prepared target tells of a run whose partitions are leased: all that who hands them out has to know.</summary>
/// <param name="RunId">The run's identifier, as in the target's marker.</param>
/// <param name="PartitionCount">Into how many partitions the run is divided.</param>
/// <param name="NewestToken">The highest token that was used; 0 for none.</param>
/// <param name="Complete">The partitions that are loaded whole.</param>
/// <param name="Rows">Rows that are loaded, by partition and by the table's name in the source.</param>
/// <param name="IsPublished">Whether the run is finished, and only the news of it may have been lost.</param>
public sealed record LeaseSurvey(
    string RunId,
    int PartitionCount,
    long NewestToken,
    ValueList<int> Complete,
    ValueList<PartitionRows> Rows,
    bool IsPublished);
