using Bridge.Core.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Settings;

public class ConnectionSettingsTests
{
    private static readonly ConnectionSettings _settings = new("helpdesk", new Dictionary<string, string>
    {
        ["address"] = "https://example.test/", ["apiToken"] = "s3cret-token", ["pageSize"] = "500", ["share"] = "80%", ["wait"] = "30s", ["bulk"] = "True", ["trial"] = "no",
    });

    [Fact]
    public void Each_kind_of_setting_is_read()
    {
        Assert.Equal("https://example.test/", _settings.Text("address"));
        Assert.Equal("https://example.test/", _settings.Required("address"));
        Assert.Equal(500, _settings.Integer("pageSize"));
        Assert.Equal(0.8, _settings.Share("share"));
        Assert.Equal(TimeSpan.FromSeconds(30), _settings.Duration("wait"));
        Assert.True(_settings.Flag("bulk"));
    }

    [Fact]
    public void What_is_absent_is_null_and_a_flag_false()
    {
        Assert.Null(_settings.Text("none"));
        Assert.Null(_settings.Integer("none"));
        Assert.Null(_settings.Share("none"));
        Assert.Null(_settings.Duration("none"));
        Assert.False(_settings.Flag("none"));
        Assert.False(_settings.Flag("trial"));
    }

    [Fact]
    public void A_missing_setting_is_named_together_with_its_connection_and_with_no_value()
    {
        var message = Assert.Throws<InvalidOperationException>(() => _settings.Required("email")).Message;

        Assert.Contains("'email'", message, StringComparison.Ordinal);
        Assert.Contains("'helpdesk'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_text_form_shows_no_value_whatever_it_is() =>
        Prop.ForAll<Guid>(secret =>
                !new ConnectionSettings("helpdesk", new Dictionary<string, string> { ["apiToken"] = $"{secret}" }).ToString()
                    .Contains($"{secret}", StringComparison.OrdinalIgnoreCase))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_but_its_readers_gives_a_value_away() =>
        Assert.Equal(["Name"], typeof(ConnectionSettings).GetProperties().Select(property => property.Name));
}
