namespace Synth.Engine.Configuration;

/// <summary>A database as a configuration names it.</summary>
/// <param name="Address">Its address; null when it is not named.</param>
/// <param name="PasswordVariable">The environment variable that holds its password.</param>
/// <param name="PasswordFile">The file whose first line is its password.</param>
public sealed record ConfiguredDatabase(string? Address = null, string? PasswordVariable = null, string? PasswordFile = null);
