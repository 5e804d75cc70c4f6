using System.Security.Cryptography;
using System.Text;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>
/// Gives each object of one namespace a name of at most 63 bytes that no other has. The same names asked for in the same
/// order give the same names.
/// </summary>
internal sealed class NameAllocator
{
    public const int MaxBytes = 63;

    private const int HashBytes = 4;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The wanted name, shortened where it is too long (with a hash of all of it) and numbered where it is taken.</summary>
    public string Allocate(string wanted)
    {
        var name = Shorten(wanted);
        for (var number = 2; !taken.Add(name); number++)
        {
            var suffix = $"_{number}";
            name = Truncate(Shorten(wanted), MaxBytes - suffix.Length) + suffix;
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

        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
        {
            return name;
        }

        var suffix = $"_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes))}";
        return Truncate(name, MaxBytes - suffix.Length) + suffix;
    }

    private static string Truncate(string name, int maxBytes)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return name[..length];
    }
}
