using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>Values of one kind at a place of a tree.</summary>
/// <param name="Kind">
/// <c>o</c> an object, <c>a</c> an array, <c>s</c> a text, <c>D</c> a text that is a date, <c>T</c> one that is a timestamp, <c>n</c> a
/// number, <c>b</c> true or false, <c>z</c> null.
/// </param>
/// <param name="Rows">How often they occur.</param>
[JsonDerivedType(typeof(StructureObject), "object")]
[JsonDerivedType(typeof(StructureArray), "array")]
[JsonDerivedType(typeof(StructureLeaf), "leaf")]
internal abstract record StructureValue(char Kind, int Rows);

/// <summary>Objects.</summary>
/// <param name="Rows">How often they occur.</param>
/// <param name="Members">The members that enough families have, in the order in which they first occur.</param>
internal sealed record StructureObject(int Rows, StructureMember[] Members) : StructureValue('o', Rows);

/// <summary>A member of objects.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Rows">How many of the objects have it.</param>
/// <param name="Value">What it holds.</param>
internal sealed record StructureMember(string Key, int Rows, StructureNode Value);

/// <summary>Arrays.</summary>
/// <param name="Rows">How often they occur.</param>
/// <param name="Lengths">How many items they have.</param>
/// <param name="Item">What the items are; null when none is ever common enough to be kept.</param>
internal sealed record StructureArray(int Rows, StructureLeaf Lengths, StructureNode? Item) : StructureValue('a', Rows);
