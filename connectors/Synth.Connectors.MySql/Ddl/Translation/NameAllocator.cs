using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>
/// Gives each object of one namespace a name that the engine takes and that no other has. The same names asked for in the same order
/// give the same
/// names.
/// </summary>
/// <param name="hasCase">Whether names that differ in case or accents alone are two.</param>
/// <param name="isLower">Whether names are kept in lower case.</param>
internal sealed class NameAllocator(bool hasCase, bool isLower = false)
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxLength = 64;

    private const int HashBytes = 4;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>
    /// The wanted name; without what no name may hold, shortened where it is too long (with a hash of all of it), numbered where it is
    /// taken.
    /// </summary>
    public string Allocate(string wanted)
    {
        var clean = Shorten(Clean(isLower ? wanted.ToLowerInvariant() : wanted));
        var name = clean;
        for (var number = 2; !taken.Add(hasCase ? name : Fold(name)); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            name = clean[..Math.Min(clean.Length, MaxLength - suffix.Length)] + suffix;
        }

        return name;
    }

    // Names are of the characters below U+10000 without U+0000, and do not end in a blank.
    private static string Clean(string name)
    {
        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && rune.Value != 0 ? rune.ToString() : "_");
        }

        while (clean.Length > 0 && char.IsWhiteSpace(clean[^1]))
        {
            clean.Length--;
        }

        return clean.Length == 0 ? "_" : clean.ToString();
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
        return $"{name[..(MaxLength - hash.Length - 1)]}_{hash}";
    }

    // The engine compares names letter by letter without case and accents.
    private static string Fold(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).ToUpperInvariant().Replace('ß', 'S');
    }
}
