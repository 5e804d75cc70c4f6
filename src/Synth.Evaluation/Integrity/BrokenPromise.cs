using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>A promise of the source's schema that rows of the synthetic database break.</summary>
/// <param name="Table">The table.</param>
/// <param name="Promise">What is promised: <c>foreign key customer_id</c>, <c>unique email</c>, <c>not null name</c>, <c>column total is
/// there</c>.</param>
/// <param name="Rows">Rows that break it.</param>
public sealed record BrokenPromise(TableName Table, string Promise, long Rows);
