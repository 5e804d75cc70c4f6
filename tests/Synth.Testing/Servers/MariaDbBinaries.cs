namespace Synth.Testing;

/// <summary>Finds MariaDB's server programs.</summary>
public static class MariaDbBinaries
{
    // The server itself is kept out of the path of users who do not administer the machine.
    private static readonly string[] AdministratorFolders = ["/usr/sbin", "/usr/local/sbin"];

    /// <summary>Whether the server and the program that makes its data folder are installed.</summary>
    public static bool AreInstalled => FindProgram("mariadbd") is not null && FindProgram("mariadb-install-db") is not null;

    /// <summary>The path of a program of the server or its client tools; null when it is not installed.</summary>
    public static string? FindProgram(string name)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(AdministratorFolders).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
