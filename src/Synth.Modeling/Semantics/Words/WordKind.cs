namespace Synth.Modeling;

/// <summary>What words a pool holds.</summary>
internal enum WordKind
{
    /// <summary>Given names of women.</summary>
    GivenFemale,

    /// <summary>Given names of men.</summary>
    GivenMale,

    /// <summary>Given names.</summary>
    Given,

    /// <summary>Family names.</summary>
    Family,

    /// <summary>Cities, real and invented.</summary>
    City,

    /// <summary>States, provinces, counties.</summary>
    Region,

    /// <summary>Streets without numbers.</summary>
    Street,

    /// <summary>Companies.</summary>
    Company,

    /// <summary>Job titles.</summary>
    JobTitle,

    /// <summary>Words of running text.</summary>
    Word,

    /// <summary>Domains that belong to nobody but documentation (RFC 2606 and names of words).</summary>
    Domain,
}
