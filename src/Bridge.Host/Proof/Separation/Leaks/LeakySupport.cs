using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Host.Proof.Separation.Canaries;
using Bridge.Host.Proof.Separation.Staging;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Proof.Separation.Leaks;

/// <summary>A support side that leaks, in one way of each family: the positive control of the search. Nothing of the product is in it.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="standIns">Where its requests go.</param>
/// <param name="http">Sends them.</param>
internal sealed class LeakySupport(string folder, StandIns standIns, HttpClient http)
{
    /// <summary>T1: a log line with the whole record.</summary>
    public Task LogAsync(Canary canary) => WriteAsync("bridge.log", JsonSerializer.Serialize(new Dictionary<string, string> { ["Message"] = $"saved {canary.Text}" }));

    /// <summary>T2: an error that repeats its input.</summary>
    public Task ErrorAsync(Canary canary) => WriteAsync("error.txt", new FormatException($"The input string '{canary.Amount:N2}' was not in a correct format.").ToString());

    /// <summary>T3: a tag of a trace.</summary>
    public Task TraceAsync(Canary canary) =>
        PostAsync(new Uri(standIns.Mls.Address, "/v1/traces"), $"span http.url={Convert.ToBase64String(Encoding.UTF8.GetBytes($"?q={canary.Text}"))}");

    /// <summary>T4: a filter in an address.</summary>
    public async Task AddressAsync(Canary canary)
    {
        using var answer = await http.GetAsync(new Uri(standIns.Mls.ServiceRoot, $"Member?$filter=MemberEmail eq '{Uri.EscapeDataString(canary.Text)}'"));
    }

    /// <summary>T5: a record set aside with all its fields, packed.</summary>
    public Task SetAsideAsync(Canary canary)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes($$"""{"record":"member","invoice":"{{canary.Text}}","reason":"refused by the CRM"}"""));
        }

        Store("deadletters.db", "UTF-8", packed.ToArray(), isForgotten: false);
        return Task.CompletedTask;
    }

    /// <summary>T6: a row that was deleted, in a free page of the store.</summary>
    public Task FreePageAsync(Canary canary)
    {
        Store("queue.db", "UTF-16le", canary.Text, isForgotten: true);
        return Task.CompletedTask;
    }

    /// <summary>T7: a label of a metric, hashed.</summary>
    public Task LabelAsync(Canary canary) => PostAsync(
        new Uri(standIns.Mls.Address, "/v1/metrics"),
        $"bridge_records{{owed=\"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(canary.Text)))}\"}} 1");

    /// <summary>T8: the last error on a page.</summary>
    public Task PageAsync(Canary canary) => WriteAsync("page.html", $"<p>{WebUtility.HtmlEncode(canary.Text)} could not be matched</p>");

    /// <summary>T13: what a member wrote in a comment.</summary>
    public Task CommentAsync(Canary canary) => PostAsync(
        new Uri(standIns.Crm.Address, "/api/v2/tickets.json"),
        $"{{\"ticket\":{{\"comment\":{{\"body\":\"charge {string.Join("- ", canary.Text.Chunk(4).Select(four => new string(four)))} please\"}}}}}}");

    /// <summary>T16: a balance mapped to a field of the CRM.</summary>
    public Task MappingAsync(Canary canary) => PostAsync(
        new Uri(standIns.Crm.Address, "/api/v2/users/create_or_update.json"), $"{{\"user\":{{\"user_fields\":{{\"balance\":{canary.Text}}}}}}}");

    /// <summary>T19: a bundle for the vendor's support.</summary>
    public async Task BundleAsync(Canary canary)
    {
        await using var zip = new ZipArchive(File.Create(Path.Combine(folder, "diagnosis.zip")), ZipArchiveMode.Create);
        await using var entry = await zip.CreateEntry("state.bin", CompressionLevel.SmallestSize).OpenAsync();
        await entry.WriteAsync(new byte[256]);
        await entry.WriteAsync(BitConverter.GetBytes(canary.Day.ToDateTime(TimeOnly.MinValue).Ticks));
        await entry.WriteAsync(new byte[256]);
    }

    /// <summary>T21: the rest of a buffer that another request left uncleared.</summary>
    public Task BufferAsync(Canary canary)
    {
        var buffer = Encoding.BigEndianUnicode.GetBytes(canary.Text.PadLeft(64));
        "{\"user\":{}}"u8.CopyTo(buffer);
        return PostAsync(new Uri(standIns.Crm.Address, "/api/v2/users/create_or_update.json"), buffer);
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text);

    private Task PostAsync(Uri address, string text) => PostAsync(address, Encoding.UTF8.GetBytes(text));

    private async Task PostAsync(Uri address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var answer = await http.PostAsync(address, content); // whatever is answered: it has left
    }

    private void Store(string name, string encoding, object value, bool isForgotten)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, name)};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA encoding = '{encoding}'; PRAGMA secure_delete = off; CREATE TABLE kept (value); INSERT INTO kept VALUES ($value);";
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
        if (isForgotten)
        {
            command.CommandText = "DELETE FROM kept";
            command.ExecuteNonQuery();
        }
    }
}
