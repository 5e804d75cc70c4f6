using Synth.Connectors.Files.Values;

namespace Synth.Connectors.Files.Storage;

/// <summary>Where and how the values of a column are kept.</summary>
/// <param name="Name">The column's name in the schema.</param>
/// <param name="StoredAs">Its name in the file, which differs where two names would differ in nothing but case.</param>
/// <param name="Type">Its type in the file.</param>
internal sealed record StoredColumn(string Name, string StoredAs, StoredType Type);
