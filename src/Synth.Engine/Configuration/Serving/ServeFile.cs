namespace Synth.Engine.Configuration;

/// <summary>Reads the files of <c>synth serve</c>, by the rules of configuration files.</summary>
public static class ServeFile
{
    /// <summary>Reads a file. Relative paths in it are relative to its folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    /// <param name="problemOfSchedule">Says what is wrong with a job's schedule; null where nothing is.</param>
    /// <exception cref="ConfigurationException">
    /// It cannot be read, or something in it is wrong; all problems are reported, each with its line, and with them those of the files
    /// of its jobs.
    /// </exception>
    public static ServeConfiguration Read(string path, Func<string, string?> variable, Func<string, string?> problemOfSchedule)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(problemOfSchedule);
        var binder = new ServeBinder(ConfigurationFile.FolderOf(path), variable, problemOfSchedule);
        return ConfigurationFile.Read(path, variable, ServeShape.Root, binder.Bind)
            ?? throw new ConfigurationException(
                $"{path} is empty. Name at least one job under jobs:, each with a configuration and a schedule.");
    }
}
