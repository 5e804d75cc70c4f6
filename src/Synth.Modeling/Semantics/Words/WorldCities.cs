namespace Synth.Modeling;

/// <summary>Large cities by which a column of cities is recognised where the lists of the language have none.</summary>
internal static class WorldCities
{
    /// <summary>Their names in lower case and without accents.</summary>
    public static IReadOnlySet<string> Names { get; } = (
        "amsterdam,antwerp,athens,atlanta,auckland,austin,baltimore,bangkok,barcelona,basel,beijing,belfast,bergen,berlin,bern,bilbao,birmingham,bogota,bologna," +
        "bonn,bordeaux,boston,brasilia,bratislava,bremen,brisbane,bristol,brno,brussels,bruxelles,budapest,buenos aires,cairo,calgary,cambridge,cape town,caracas," +
        "cardiff,chicago,cleveland,cologne,copenhagen,cork,cracow,dallas,delhi,denver,detroit,dortmund,dresden,dublin,dubai,dusseldorf,edinburgh,essen,florence," +
        "frankfurt,geneva,geneve,genova,genoa,ghent,glasgow,gothenburg,graz,hamburg,hannover,hanover,helsinki,hong kong,houston,innsbruck,istanbul,jakarta," +
        "johannesburg,kiev,koln,krakow,kyiv,kyoto,lagos,las vegas,leeds,leipzig,lille,lima,lisbon,lisboa,liverpool,ljubljana,london,los angeles,lyon,madrid," +
        "malmo,manchester,mannheim,marseille,melbourne,mexico city,miami,milan,milano,minneapolis,montreal,moscow,mumbai,munchen,munich,munster,nairobi,nantes," +
        "napoli,naples,new delhi,new york,nice,nottingham,nurnberg,orlando,osaka,oslo,ottawa,oxford,paris,perth,philadelphia,phoenix,pittsburgh,portland,porto," +
        "porto alegre,prague,praha,recife,reykjavik,riga,rio de janeiro,roma,rome,rotterdam,salzburg,san diego,san francisco,santiago,sao paulo,seattle,seoul," +
        "sevilla,shanghai,sheffield,singapore,sofia,st. louis,stockholm,strasbourg,stuttgart,sydney,taipei,tallinn,tampa,tampere,tokyo,torino,toronto,toulouse," +
        "trondheim,turin,turku,uppsala,utrecht,valencia,vancouver,venice,verona,vienna,vilnius,warsaw,warszawa,washington,wellington,wien,winnipeg,zagreb,zurich")
        .Split(',').ToHashSet(StringComparer.Ordinal);
}
