using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Synth.Modeling;

/// <summary>Whether a single text can be the name of something: by dictionaries, and by how names are written.</summary>
internal static partial class NameTests
{
    private static readonly FrozenSet<string> Genders = Set(
        "m,f,w,d,x,u,n,o,male,female,man,woman,men,women,mr,mrs,ms,diverse,divers,other,unknown,nonbinary,non-binary,mann,frau,"
        + "maennlich,mannlich,weiblich,herr,homme,femme,h,monsieur,madame,hombre,mujer,masculino,feminino,femenino,maschio,femmina,muz,"
        + "zena,z,k,mezczyzna,kobieta,kvinna,man,kvinne,vrouw,mies,nainen,erkek,kadin,e,м,ж,муж,жен,мужской,женский,1,2,0,9,v");

    private static readonly FrozenSet<string> Currencies = Set(
        "aed,afn,all,amd,ars,aud,azn,bam,bbd,bdt,bgn,bhd,bmd,bnd,bob,brl,bsd,btc,bwp,byn,bzd,cad,chf,clp,cny,cop,crc,czk,dkk,dop,dzd,"
        + "egp,etb,eth,eur,fjd,gbp,gel,ghs,gtq,hkd,hnl,hrk,huf,idr,ils,inr,iqd,irr,isk,jmd,jod,jpy,kes,kgs,khr,krw,kwd,kzt,lak,lbp,lkr,"
        + "mad,mdl,mga,mkd,mmk,mnt,mop,mur,mvr,mwk,mxn,myr,mzn,nad,ngn,nio,nok,npr,nzd,omr,pab,pen,pgk,php,pkr,pln,pyg,qar,ron,rsd,rub,"
        + "rwf,sar,sek,sgd,svc,syp,thb,tnd,try,ttd,twd,tzs,uah,ugx,usd,uyu,uzs,ves,vnd,xaf,xof,yer,zar,zmw");

    private static readonly FrozenSet<string> Languages = Set(
        "aa,af,am,ar,az,be,bg,bn,bs,ca,cs,cy,da,de,el,en,eo,es,et,eu,fa,fi,fr,ga,gl,gu,he,hi,hr,hu,hy,id,is,it,ja,ka,kk,km,kn,ko,ky,la,"
        + "lb,lo,lt,lv,mk,ml,mn,mr,ms,mt,my,nb,ne,nl,nn,no,pa,pl,ps,pt,ro,ru,si,sk,sl,sq,sr,sv,sw,ta,te,th,tr,uk,ur,uz,vi,zh,zu,deu,ger,"
        + "eng,fra,fre,spa,ita,por,rus,jpn,zho,chi,ces,cze,pol,nld,dut,swe,dan,nor,fin,english,german,french,spanish,italian,portuguese,"
        + "russian,japanese,chinese,mandarin,dutch,polish,czech,swedish,arabic,korean,hindi,deutsch,englisch,franzosisch,spanisch,"
        + "francais,anglais,allemand,espanol,ingles,italiano,portugues,polski,angielski,cesky,anglicky,nederlands,svenska,turkce,русский");

    private static readonly FrozenSet<string> Colours = Set(
        "black,white,red,green,blue,yellow,orange,purple,pink,brown,grey,gray,silver,gold,beige,cyan,magenta,teal,navy,violet,"
        + "turquoise,maroon,olive,lime,indigo,ivory,multi,schwarz,weiss,rot,gruen,grun,blau,gelb,lila,rosa,braun,grau,silber,noir,blanc,"
        + "rouge,vert,bleu,jaune,violet,gris,rose,marron,negro,blanco,rojo,verde,azul,amarillo,nero,bianco,rosso,blu,giallo,grigio,cerna,"
        + "bila,cervena,zelena,modra,zluta,seda,czarny,bialy,czerwony,zielony,niebieski,zolty,svart,vit,rod,gron,bla,gul,zwart,wit,rood,"
        + "groen,blauw,geel,preto,branco,vermelho,cinza,черный,белый,красный,синий,зеленый");

    /// <summary>Codes of currencies of ISO 4217 in lower case, in alphabetical order.</summary>
    public static IEnumerable<string> CurrencyCodes =>
        Currencies.Where(code => code is not ("btc" or "eth")).Order(StringComparer.Ordinal);

    /// <summary>Codes of languages of two and three letters in lower case, in alphabetical order.</summary>
    public static IEnumerable<string> LanguageCodes => Languages.Where(code => code.Length <= 3).Order(StringComparer.Ordinal);

    /// <summary>A gender, by word or letter.</summary>
    public static bool IsGender(string text) => Genders.Contains(Fold(text).TrimEnd('.'));

    /// <summary>A currency code.</summary>
    public static bool IsCurrency(string text) => text.Length == 3 && Currencies.Contains(Fold(text));

    /// <summary>A language, by code, tag or name.</summary>
    public static bool IsLanguage(string text) => Languages.Contains(Fold(text.Split('-', '_')[0]));

    /// <summary>The name of a colour.</summary>
    public static bool IsColourName(string text) => Colours.Contains(Fold(text.Split(' ', '-')[^1]))
        || Colours.Contains(Fold(text.Split(' ', '-')[0]));

    /// <summary>A country, by name or code.</summary>
    public static bool IsCountry(string text) => Countries.Find(text) is not null;

    /// <summary>A city that is known.</summary>
    public static bool IsCity(string text) => HasFewWords(text) && NameDictionary.Instance.IsCity(text);

    /// <summary>A state, province or county that is known.</summary>
    public static bool IsRegion(string text) => HasFewWords(text) && NameDictionary.Instance.IsRegion(text);

    /// <summary>A given name that is known, alone or the first of two.</summary>
    public static bool IsGivenName(string text) =>
        HasFewWords(text) && text.Split(' ', '-') is { Length: <= 2 } words && NameDictionary.Instance.IsGiven(words[0]);

    /// <summary>A family name that is known, alone or the last of several.</summary>
    public static bool IsFamilyName(string text) => HasFewWords(text) && NameDictionary.Instance.IsFamily(text.Split(' ', '-')[^1]);

    /// <summary>A given and a family name, in either order, of which one is known.</summary>
    public static bool IsFullName(string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 5 && HasFewWords(text)
            && words.Any(word => NameDictionary.Instance.IsGiven(word.TrimEnd('.')));
    }

    /// <summary>Words as persons are called: letters, and few of them.</summary>
    public static bool IsNameOfPerson(string text) => NameForm().IsMatch(text) && text.Count(c => c == ' ') <= 2;

    /// <summary>Words as places are called.</summary>
    public static bool IsNameOfPlace(string text) => NameForm().IsMatch(text) && text.Count(c => c == ' ') <= 4;

    /// <summary>Words as companies and titles are written.</summary>
    public static bool IsTitleText(string text) => text.Length is >= 2 and <= 80
        && text.Any(char.IsLetter) && text.Count(c => c == ' ') <= 7;

    /// <summary>One to four letters, with or without dots.</summary>
    public static bool AreInitials(string text) => InitialsForm().IsMatch(text);

    /// <summary>A name without blanks.</summary>
    public static bool IsHandle(string text) => HandleForm().IsMatch(text);

    /// <summary>A company, by its legal form.</summary>
    public static bool IsCompany(string text) => LegalForm().IsMatch(text);

    /// <summary>A job title, by a word that titles are made of.</summary>
    public static bool IsJobTitle(string text) => Fold(text).Split(' ', '/', '-').Any(JobTitles.Marks.Contains);

    /// <summary>A postal code of some country.</summary>
    public static bool IsPostalCode(string text) => PostalForm().IsMatch(text) && text.Any(char.IsAsciiDigit);

    /// <summary>A postal code whose letters leave no doubt.</summary>
    public static bool IsLetteredPostalCode(string text) =>
        text.Length >= 6 && text.Contains(' ') && text.Any(char.IsAsciiLetter) && Countries.All.Any(country => country.HasPostalCode(text));

    /// <summary>A VAT number: the country's letters and digits, or digits alone.</summary>
    public static bool IsVatNumber(string text) => VatForm().IsMatch(text) && text.Count(char.IsAsciiDigit) >= 7;

    /// <summary>The form of national identifiers: mostly digits, no blanks but few separators.</summary>
    public static bool IsNationalId(string text) => NationalForm().IsMatch(text) && text.Count(char.IsAsciiDigit) >= 5;

    /// <summary>A national identifier whose check digits are right, of a kind that chance does not make.</summary>
    public static bool IsCheckedNationalId(string text)
    {
        var compact = CheckScheme.Compact(text);
        return compact.Length is >= 9 and <= 16
            && (NationalChecks.IsCodiceFiscale(compact) || NationalChecks.IsSpanishDni(compact) || NationalChecks.IsCpf(compact)
                || NationalChecks.IsCnpj(compact) || NationalChecks.IsFrenchNir(compact)
                || (text.Contains('/') && NationalChecks.IsCzechBirthNumber(compact)));
    }

    /// <summary>Has a word that streets are called by.</summary>
    public static bool HasStreetWord(string text) => StreetWordForm().IsMatch(text);

    private static bool HasFewWords(string text) => text.Length <= 50 && text.Count(c => c == ' ') <= 4 && !text.Any(char.IsAsciiDigit);

    private static string Fold(string text) => NameWords.Fold(text.Trim()).ToLowerInvariant();

    private static FrozenSet<string> Set(string values) => values.Split(',').Select(Fold).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^[\p{L}\p{M}][\p{L}\p{M}'’. \-()/&]*$")]
    private static partial Regex NameForm();

    [GeneratedRegex(
        @"\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|close|boulevard|blvd|place|square|terrace|rue|quai|allée|chemin|calle"
        + @"|avda|avenida|plaza|paseo|via|viale|" +
        @"corso|piazza|rua|travessa|praça|ul|al|ulice|nám|náměstí|gatan|vägen|vej|gate|plein|laan|ул|пр)\b\.?|(straße|strasse|str\.|weg"
        + @"|platz|allee|gasse|straat|gata|katu|ova|ská)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex StreetWordForm();

    [GeneratedRegex(@"^\p{L}\.?( ?\p{L}\.?){0,3}$")]
    private static partial Regex InitialsForm();

    [GeneratedRegex(@"^[\p{L}\d][\p{L}\d._\-@]{1,39}$")]
    private static partial Regex HandleForm();

    [GeneratedRegex(
        @"\b(inc|llc|ltd|limited|corp|corporation|company|co|plc|gmbh|ag|kg|ohg|ug|e\.?v|sarl|sas|sa|s\.a|s\.l|sl|srl|s\.r\.l|spa|s\.p\.a"
        + @"|bv|b\.v|nv|ab|oy|oyj|as|a/s|aps|" +
        @"s\.r\.o|a\.s|sp\. z o\.o|s\.c|lda|ltda|eireli|group|holding|holdings|and sons|& sons|gruppe|bank|university|ооо|оао|зао)\.?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"^[A-Za-z]{0,2}-?[0-9A-Za-z]{2,5}([ -][0-9A-Za-z]{2,4})?$|^\d{6,8}$|^\d{2}\.\d{3}-\d{3}$")]
    private static partial Regex PostalForm();

    [GeneratedRegex(
        @"^(([A-Z]{2,3}[ -]?)?[0-9A-Z][0-9 .\-/]{6,16}[0-9A-Z]|ATU\d{8}|NL\d{9}B\d{2}|[A-Z]\d{7}[0-9A-Z]|[A-Z]{2}[A-Z0-9]\d{7}[A-Z0-9])$")]
    private static partial Regex VatForm();

    [GeneratedRegex(@"^[0-9A-Z][0-9A-Z .\-/+]{5,20}$")]
    private static partial Regex NationalForm();
}
