namespace Synth.Schema;

/// <summary>Which object of a schema is meant.</summary>
/// <param name="Kind">In which list of the schema it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">
/// What tells objects of one name apart: the signature of a routine, the kind of an engine's own object; empty for all else.
/// </param>
public sealed record ObjectName(ObjectKind Kind, TableName Name, string Detail = "");
