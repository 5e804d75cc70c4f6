namespace Synth.Engine.Configuration;

/// <summary>A named setting of a section.</summary>
/// <param name="Name">Its name in the file; where a command has an option for it, the option's name.</param>
/// <param name="Shape">What it may hold.</param>
/// <param name="Description">What it does, one or two sentences, with its default.</param>
/// <param name="Example">What a template shows, as YAML on one line.</param>
internal sealed record Setting(string Name, Shape Shape, string Description, string Example)
{
    /// <summary>Whether the section is wrong without it.</summary>
    public bool IsRequired { get; init; }
}
