namespace Synth.Modeling;

/// <summary>How texts are read to tell which template they follow.</summary>
internal enum TemplateGrammar
{
    /// <summary>Codes: runs of digits and letters count with their lengths.</summary>
    Code,

    /// <summary>Codes whose runs of digits are numbers of any length.</summary>
    Numbered,

    /// <summary>Random codes: letters and digits mix, only their number counts.</summary>
    Mixed,

    /// <summary>Random codes of letters, digits and signs: only their length counts, each place has what it can have.</summary>
    Places,

    /// <summary>Names: words count with their case, and given names with the gender of those who have them.</summary>
    Words,

    /// <summary>Addresses of the Internet: words count by whether they are single letters.</summary>
    Address,
}
