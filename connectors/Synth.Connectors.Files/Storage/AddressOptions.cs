namespace Synth.Connectors.Files.Storage;

/// <summary>The options of an address: <c>csv:folder?infer=true</c>.</summary>
internal static class AddressOptions
{
    /// <summary>Refuses options that a form does not have, or whose values mean nothing to it.</summary>
    /// <exception cref="AddressException">There is one.</exception>
    public static void Validate(FileForm form, DatabaseAddress address)
    {
        var unknown = address.Options.Keys.Except(form.OptionNames, StringComparer.OrdinalIgnoreCase).ToArray();
        if (unknown.Length > 0)
        {
            var known = form.OptionNames.Count == 0 ? "It takes none." : $"It takes {string.Join(", ", form.OptionNames)}.";
            throw new AddressException($"The address {form.Engine}: has no option {string.Join(", ", unknown)}. {known}");
        }

        form.Validate(address.Options);
    }

    /// <summary>Whether an option is switched on.</summary>
    /// <exception cref="AddressException">It is neither true nor false.</exception>
    public static bool IsTrue(IReadOnlyDictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var text) && (bool.TryParse(text, out var value)
            ? value
            : throw new AddressException($"The option {name} of the address is either true or false."));
}
