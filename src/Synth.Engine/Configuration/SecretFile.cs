namespace Synth.Engine.Configuration;

/// <summary>Reads secrets that lie in files, as container platforms hand them over.</summary>
public static class SecretFile
{
    /// <summary>The first line of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="setting">The setting that names it, for messages.</param>
    /// <exception cref="ConfigurationException">The file is empty or cannot be read.</exception>
    public static string Read(string path, string setting)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault() is { Length: > 0 } line
                ? line
                : throw new ConfigurationException($"The file {path} of {setting} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The file {path} of {setting} cannot be read. Check the path and its permissions.");
        }
    }
}
