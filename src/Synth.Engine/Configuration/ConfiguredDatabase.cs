using Synth.Connectors;

namespace Synth.Engine.Configuration;

/// <summary>A database as a configuration names it.</summary>
/// <param name="Address">Its address; null when it is not named.</param>
/// <param name="PasswordVariable">The environment variable that holds its password.</param>
/// <param name="PasswordFile">The file whose first line is its password.</param>
public sealed record ConfiguredDatabase(string? Address = null, string? PasswordVariable = null, string? PasswordFile = null)
{
    /// <summary>The full path of the folder from which a relative path in the address starts; null for the working folder.</summary>
    public string? Folder { get; init; }

    /// <summary>The same database, with relative paths that start from a folder.</summary>
    /// <param name="folder">The full path of the folder.</param>
    public ConfiguredDatabase From(string folder) => this with
    {
        PasswordFile = PasswordFile is { } path ? Path.GetFullPath(path, folder) : null,
        Folder = folder,
    };

    /// <summary>The address in its parts, without the password of the variable or file; null where none is named.</summary>
    /// <exception cref="AddressException">It cannot be understood.</exception>
    public DatabaseAddress? Locate() => string.IsNullOrWhiteSpace(Address) ? null
        : DatabaseAddressParser.Parse(Address) is var parsed && Folder is { } folder ? parsed.From(folder)
        : parsed;
}
