using Synth.Learning;

namespace Synth.Modeling;

/// <summary>A byte-coded quantity of a row that a forest can draw. Code 0 stands for a missing value, the others for values.</summary>
/// <param name="Name">For people: the column, and which part of it.</param>
/// <param name="BinCount">Codes, the missing one included: 1 to 256.</param>
/// <param name="Kind">Whether codes are ordered.</param>
internal sealed record Variable(string Name, int BinCount, FeatureKind Kind);
