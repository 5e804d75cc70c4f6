using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// Gives each object of one namespace a name of at most 128 characters that no other has, also where the engine does not tell cases apart.
/// The same names asked for in the same order give the same names.
/// </summary>
internal sealed class NameAllocator
{
    /// <summary>The longest name in UTF-16 characters.</summary>
    public const int MaxLength = 128;

    private const int HashBytes = 4;

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The wanted name, shortened where it is too long (with a hash of all of it) and numbered where it is taken.</summary>
    public string Allocate(string wanted)
    {
        var name = Shorten(wanted);
        for (var number = 2; !taken.Add(name); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            name = Truncate(Shorten(wanted), MaxLength - suffix.Length) + suffix;
        }

        return name;
    }

    // SQLite knows the empty name.
    private static string Shorten(string name)
    {
        if (name.Length == 0)
        {
            return "_";
        }

        if (name.Length <= MaxLength)
        {
            return name;
        }

        var suffix = $"_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes))}";
        return Truncate(name, MaxLength - suffix.Length) + suffix;
    }

    // A character outside the basic plane takes two, and half of one is none.
    private static string Truncate(string name, int length) =>
        name.Length <= length ? name : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)];
}
