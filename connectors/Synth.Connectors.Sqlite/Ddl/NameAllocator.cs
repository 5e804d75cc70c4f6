using System.Globalization;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Gives out names that SQLite takes for different ones: it ignores the case of ASCII letters.</summary>
internal sealed class NameAllocator
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first of the wanted names that is free, else the last one with a number.</summary>
    public string Claim(params ReadOnlySpan<string> wanted)
    {
        foreach (var name in wanted)
        {
            if (IsAllowed(name) && taken.Add(name))
            {
                return name;
            }
        }

        var number = 2;
        string numbered;
        do
        {
            numbered = string.Create(CultureInfo.InvariantCulture, $"{(IsAllowed(wanted[^1]) ? "" : "_")}{wanted[^1]}_{number++}");
        }
        while (!taken.Add(numbered));

        return numbered;
    }

    private static bool IsAllowed(string name) =>
        !name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase)
            && !name.Equals(Sessions.RunMarkerTable.Name, StringComparison.OrdinalIgnoreCase);
}
