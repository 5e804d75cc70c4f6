using Synth.Schema;

namespace Synth.Engine.Demo;

/// <summary>How far the load of the sample shop is.</summary>
/// <param name="Table">The table being loaded, by its name in the shop's own schema.</param>
/// <param name="LoadedRows">Rows of it that the target has taken.</param>
/// <param name="TotalRows">Rows of it that there are.</param>
public sealed record ShopProgress(TableName Table, long LoadedRows, long TotalRows);
