using CsCheck;

namespace Synth.Modeling.Tests;

/// <summary>Generators that several tests use.</summary>
internal static class Gens
{
    /// <summary>One of some values.</summary>
    public static Gen<T> OneOf<T>(IReadOnlyList<T> values) => Gen.Int[0, values.Count - 1].Select(i => values[i]);
}
