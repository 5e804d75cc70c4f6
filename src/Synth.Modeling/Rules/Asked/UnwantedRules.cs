using System.Collections.Concurrent;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The rules that the user turns off (<see cref="FitOptions.ExcludedRules"/>), and which of them there would have been. Thread-safe.
/// </summary>
/// <param name="names">Their names.</param>
internal sealed class UnwantedRules(IEnumerable<string> names)
{
    private readonly ConcurrentDictionary<string, bool> met =
        new(names.Distinct().Select(name => KeyValuePair.Create(name, false)), StringComparer.Ordinal);

    /// <summary>Those that no rule was called that was found so far, in order of their names.</summary>
    public ValueList<string> Unmet => [.. met.Where(entry => !entry.Value).Select(entry => entry.Key).Order(StringComparer.Ordinal)];

    /// <summary>Whether a rule that was found is turned off.</summary>
    /// <param name="name">Its name.</param>
    public bool Contains(string name) => met.ContainsKey(name) && (met[name] = true);
}
