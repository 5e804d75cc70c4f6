using Synth.Schema;

namespace Synth.Connectors.MySql.Swapping;

/// <summary>The code that belongs to a generation, as its marker keeps it.</summary>
/// <param name="Make">What has to be there while the generation is in its place.</param>
/// <param name="Remove">What belongs to the one that it replaces and not to it.</param>
internal sealed record GenerationCode(ValueList<CodeObject> Make, ValueList<CodeObject> Remove)
{
    public static GenerationCode None { get; } = new([], []);

    /// <summary>The same, in the place of another generation's code.</summary>
    public GenerationCode InPlaceOf(IEnumerable<CodeObject> others) =>
        this with { Remove = others.Where(other => !Make.Any(item => (item.Kind, item.Name) == (other.Kind, other.Name))).ToValueList() };
}
