using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server.Security;

/// <summary>
/// The secret that opens the page and the API. Programs send it as it is; browsers get a session, which is a time of expiry signed with it,
/// so that every node of a cluster accepts it and a new token ends all sessions.
/// </summary>
internal sealed class AccessToken
{
    private const int ShortestToken = 16;
    private const string DefaultVariable = "SYNTH_TOKEN";

    private readonly byte[] token;

    public AccessToken(string token)
    {
        if (token.Length < ShortestToken)
        {
            throw new ConfigurationException(
                $"The access token is too short: give it {ShortestToken} characters or more, such as those of openssl rand -hex 24.");
        }

        this.token = Encoding.UTF8.GetBytes(token);
    }

    /// <summary>How long a session lasts.</summary>
    public static TimeSpan SessionLength { get; } = TimeSpan.FromHours(12);

    /// <summary>The token that a configuration names.</summary>
    /// <exception cref="ConfigurationException">There is none, or it is too short.</exception>
    public static AccessToken Of(ServeConfiguration configuration, Func<string, string?> variable)
    {
        var name = configuration.TokenVariable ?? DefaultVariable;
        return new AccessToken(configuration.TokenFile is { } path
            ? SecretFile.Read(path, "token-file")
            : variable(name) is { Length: > 0 } text ? text : throw new ConfigurationException(
                $"There is no access token. Set {name} in the environment, or name another place by token-env or token-file. "
                    + $"{DefaultVariable}=$(openssl rand -hex 24) makes one."));
    }

    /// <summary>Whether a text is the token; takes as long for any text.</summary>
    public bool Is(string candidate) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), SHA256.HashData(token));

    /// <summary>A session that begins now.</summary>
    public string CreateSession(DateTimeOffset now)
    {
        var expiry = (now + SessionLength).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{expiry}.{SignatureOf(expiry)}";
    }

    /// <summary>Whether a session is ours and still lasts.</summary>
    public bool IsSession(string session, DateTimeOffset now)
    {
        var parts = session.Split('.');
        return parts.Length == 2
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[1]), Encoding.UTF8.GetBytes(SignatureOf(parts[0])))
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var expiry)
            && expiry > now.ToUnixTimeSeconds();
    }

    private string SignatureOf(string expiry) =>
        Convert.ToHexString(HMACSHA256.HashData(token, Encoding.UTF8.GetBytes($"synth session until {expiry}")));
}
