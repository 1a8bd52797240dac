using System.Globalization;
using System.Text.RegularExpressions;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Makes sentences as they stand in tickets of an MLS, full of numbers and without a card.</summary>
internal sealed partial class MlsSentences(Random random)
{
    private static readonly string[] _templates =
    [
        "Listing {mls} at {n4} Oak St, Austin TX {zip} is listed at {price} since {date}.", "Please correct MLS# {mls}; the price is {price}, not {price}.",
        "Call me at {phone} or {phone}.", "Phones: {phone}, {phone}", "Fax {phone} / office {phone}", "Member {key} joined {date}, license {lic}.",
        "Listing key {key20} was changed {date} {time}.", "UUID {uuid} refused", "hash {hex}", "Order {n6} of {date}: {money}", "Invoice {n8} of {date}: {money} due {date}",
        "{price} {price} {price}", "Comps: {price}, {price}, {price}", "Lot {n3}, {n4} sq ft, built {year}, taxes {money} ({year})", "{lat}, {lon}", "Showing {date} {time}-{time}, code {n4}",
        "IP {ip} and {ip}", "Parcel {apn}, {apn}", "Office {n5} moved to {n4} Main St, {zip}-{n4}", "Agent id {n7}; MLS numbers {mls}, {mls}", "MLS {mls} / {mls}", "Tracking {track}", "IMEI {imei}",
        "Record {sf} failed", "{n3}-{n4}, {n3}-{n4}", "{date} {date} {date}", "{iso}Z ERROR {n5} of {n6} rows", "Ticket {n8}: bedrooms {n1}, baths {n1}.{n1}, {n4} sq ft", "Years {year}, {year}, {year}, {year}",
        "The lockbox serial is {n8} and the CBS code {n4}.", "Batch {n4} page {n3} of {n4}: {n5} changed, {n5} unchanged", "+1 {phone} ext. {n4}", "Rooms: {n2}x{n2}, {n2}x{n2}, {n2}x{n2}, {n2}x{n2}",
        "Epoch {ms}", "zip codes 37{n3}, 37{n3}, 37{n3}", "version {n1}.{n2}.{n3}.{n4}", "SKU {n3}-{n5}-{n2}", "{pct}% of {n5} in {year}", "Escrow # {n10}, title {n7}", "The CVV field is gone since {year}.",
        "The gate code is {n4}#, alarm {n4}", "Dues {money} + late fee {money} = {money}", "Class {n4} on {date} at {time}, {n2} seats", "Card reader at {n4} Elm needs {n2} keys by {date}",
    ];

    public string Next()
    {
        var text = _templates[random.Next(_templates.Length)];
        return Slot().Replace(text, match => Value(match.Groups[1].Value));
    }

    private string Value(string slot) => slot switch
    {
        "mls" => (random.Next(2) == 0 ? Number(7) : $"2{random.Next(4, 7)}{Number(6)}"),
        "zip" => Number(5), "lic" => Number(random.Next(6, 9)), "key" => Number(random.Next(5, 13)), "key20" => Number(random.Next(20, 30)),
        "phone" => string.Format(CultureInfo.InvariantCulture, Pick("{0}-{1}-{2}", "({0}) {1}-{2}", "{0}.{1}.{2}", "{0} {1} {2}", "{0}{1}{2}", "1-{0}-{1}-{2}", "+1 {0} {1} {2}"), random.Next(201, 990), random.Next(200, 999), Number(4)),
        "price" => Pick($"${random.Next(90, 2000)},{random.Next(0, 10)}00", $"{random.Next(90, 999)},{random.Next(0, 10)}00", $"${random.Next(90, 999)}K", $"{random.Next(90, 999)}{random.Next(0, 10)}00"),
        "money" => Pick($"${random.Next(1, 999)}.{Number(2)}", $"${random.Next(1, 99)},{Number(3)}.{Number(2)}", $"{random.Next(1, 99)},{Number(3)}.{Number(2)} USD"),
        "date" => Date(Pick("yyyy-MM-dd", "MM/dd/yyyy", "M/d/yy", "dd.MM.yyyy", "MMM d, yyyy", "yyyyMMdd")), "time" => Date("HH:mm"), "iso" => Date("yyyy-MM-dd'T'HH:mm:ss.ffffff"),
        "year" => random.Next(1950, 2027).ToString(CultureInfo.InvariantCulture), "uuid" => Uuid(), "hex" => Hex(64), "lat" => $"{random.Next(25, 48)}.{Number(6)}", "lon" => $"-{random.Next(70, 124)}.{Number(6)}",
        "ip" => $"{random.Next(1, 256)}.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}", "apn" => Pick($"{Number(4)}-{Number(3)}-{Number(3)}", $"{Number(3)}-{Number(2)}-{Number(3)}"),
        "track" => Pick($"1Z{Hex(6).ToUpperInvariant()}{Number(10)}", $"94{Number(20)}", $"9400 {Number(4)} {Number(4)} {Number(4)} {Number(4)} {Number(2)}"), "imei" => $"35{Number(13)}",
        "sf" => $"003{Number(7)}AbCdE", "ms" => $"17{Number(11)}", "pct" => $"{random.Next(1, 100)}.{Number(1)}", _ => Number(int.Parse(slot.AsSpan(1), CultureInfo.InvariantCulture)),
    };

    private string Number(int digits) => string.Concat(Enumerable.Range(0, digits).Select(place => (char)('0' + random.Next(place == 0 ? 1 : 0, 10))));

    private string Hex(int digits) => string.Concat(Enumerable.Range(0, digits).Select(_ => "0123456789abcdef"[random.Next(16)]));

    private string Uuid() => $"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}";

    private string Date(string format) =>
        new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(210_000_000)).ToString(format, CultureInfo.InvariantCulture);

    private string Pick(params string[] from) => from[random.Next(from.Length)];

    [GeneratedRegex("\\{([a-z]+[0-9]*)\\}")]
    private static partial Regex Slot();
}
