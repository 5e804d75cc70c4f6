namespace Synth.Modeling;

/// <summary>What the values of a column mean to people, beyond their type.</summary>
public enum SemanticType
{
    /// <summary>Nothing that is recognised: a category, a measure, a time.</summary>
    None,

    /// <summary>A person's given name.</summary>
    GivenName,

    /// <summary>A person's family name.</summary>
    FamilyName,

    /// <summary>A person's name as a whole, with or without a title.</summary>
    FullName,

    /// <summary>The first letters of a person's names.</summary>
    Initials,

    /// <summary>A person's gender.</summary>
    Gender,

    /// <summary>An e-mail address (RFC 5322).</summary>
    Email,

    /// <summary>The name that a person signs in with.</summary>
    UserName,

    /// <summary>A telephone or fax number.</summary>
    Phone,

    /// <summary>A street with its house number.</summary>
    StreetAddress,

    /// <summary>A street without a house number.</summary>
    StreetName,

    /// <summary>The number of a house, with or without a letter.</summary>
    HouseNumber,

    /// <summary>A city, town or village.</summary>
    City,

    /// <summary>A state, province, county or region.</summary>
    Region,

    /// <summary>A country, by name or ISO 3166 code.</summary>
    Country,

    /// <summary>A postal code.</summary>
    PostalCode,

    /// <summary>A geographic latitude in degrees, -90 to 90.</summary>
    Latitude,

    /// <summary>A geographic longitude in degrees, -180 to 180.</summary>
    Longitude,

    /// <summary>The name of a company or other organisation.</summary>
    Company,

    /// <summary>What a person does for a living.</summary>
    JobTitle,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>An IPv4 or IPv6 address.</summary>
    IpAddress,

    /// <summary>The hardware address of a network interface.</summary>
    MacAddress,

    /// <summary>A universally unique identifier (RFC 9562).</summary>
    Uuid,

    /// <summary>An international bank account number (ISO 13616).</summary>
    Iban,

    /// <summary>A business identifier code of a bank (ISO 9362).</summary>
    Bic,

    /// <summary>The number of a payment card (ISO/IEC 7812).</summary>
    CardNumber,

    /// <summary>A value added tax identifier.</summary>
    VatNumber,

    /// <summary>A national identifier of a person or company that is no VAT number.</summary>
    NationalId,

    /// <summary>An international standard book number (ISO 2108).</summary>
    Isbn,

    /// <summary>An article number (EAN, UPC, GTIN).</summary>
    Ean,

    /// <summary>A currency code (ISO 4217).</summary>
    Currency,

    /// <summary>A language or locale code (ISO 639, BCP 47).</summary>
    Language,

    /// <summary>The path or name of a file.</summary>
    FilePath,

    /// <summary>A colour, by name or code.</summary>
    Colour,

    /// <summary>A digest, as hexadecimal digits or base64.</summary>
    Hash,

    /// <summary>A password's hash with its parameters.</summary>
    PasswordHash,

    /// <summary>A random secret or session key.</summary>
    Token,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>An XML document.</summary>
    Xml,

    /// <summary>Text with HTML tags.</summary>
    Html,

    /// <summary>Sentences.</summary>
    FreeText,

    /// <summary>A code that follows a pattern.</summary>
    Code,

    /// <summary>A number that counts rows.</summary>
    SequenceNumber,

    /// <summary>Words in lower case joined by hyphens, as in web addresses.</summary>
    Slug,

    /// <summary>A version of software.</summary>
    Version,
}
