"""Which written names can be one person's, which can't, and what they say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.resolve.korean import System, korean
from graphbuilder.resolve.romanisation import compare_persons, person_blocks

SAME = """
Kim Jong Un | Kim Jong-un | spelling
Kim Jong Un | KIM JONG UN | spelling
Kim Jong Un | Kim  Jong  Un | spelling
Nguyen Phu Trong | Nguyễn Phú Trọng | spelling
To Lam | Tô Lâm | spelling
Vo Van Thuong | Võ Văn Thưởng | spelling
Do Muoi | Đỗ Mười | spelling
Lech Walesa | Lech Wałęsa | spelling
Soren Kierkegaard | Søren Kierkegaard | spelling
Miguel Díaz-Canel | Miguel Diaz Canel | spelling
Bashar Al-Assad | Bashar al Assad | spelling
Recep Tayyip Erdogan | Recep Tayyip Erdoğan | spelling
O'Brien Pat | O’Brien Pat | spelling
김정은 | 김정은 | spelling
Ким Чен Ын | КИМ ЧЕН ЫН | spelling
Comrade Kim Jong Un | Kim Jong Un | title
Marshal Kim Jong Un | Kim Jong Un | title
the respected Comrade Kim Jong Un | Kim Jong Un | title
H. E. Kim Jong Un | Kim Jong Un | title
H.E.Kim Jong Un | Kim Jong Un | title
His Excellency Kim Jong Un | Kim Jong Un | title
Dr. Mahmoud Abbas | Mahmoud Abbas | title
President Vladimir Putin | Vladimir Putin | title
Army General Pak Jong Chon | General Pak Jong Chon | title
Mr. António Guterres | Antonio Guterres | title
Prof. Dr. Ana Paz Rojas | Ana Paz Rojas | title
Sheikh Tamim bin Hamad Al Thani | Tamim bin Hamad Al Thani | title
His Majesty King Norodom Sihamoni | Norodom Sihamoni | title
King Charles III | Charles III | title
Her Royal Highness Maha Chakri Sirindhorn | Maha Chakri Sirindhorn | title
Rev. Jesse Louis Jackson | Jesse Louis Jackson | title
Putin, Vladimir | Vladimir Putin | title
Kim Jong Un | Kim Jongun | romanisation
Kim Jong Un | Jong Un Kim | order
Kim Jong Un | Jong-un Kim | order
Kim Jong Un | Kim Jeong-eun | romanisation
Kim Jong Un | Gim Jeong-eun | romanisation
Kim Jong Un | 김정은 | romanisation
Kim Jong Il | Kim Chong-il | romanisation
Kim Jong Il | Kim Jeong-il | romanisation
Kim Il Sung | Kim Il-seong | romanisation
Kim Il Sung | Gim Il-seong | romanisation
Ri Yong Ho | Lee Yong Ho | romanisation
Ri Yong Ho | Yi Yong-ho | romanisation
Ri Yong Ho | Rhee Yong-ho | romanisation
Ri Yong Gil | Lee Young-gil | romanisation
Ri Yong Gil | Ri Yong Kil | romanisation
Ri Su Yong | Lee Soo-yong | romanisation
Ri Son Gwon | Lee Seon-gwon | romanisation
Ri Sol Ju | Lee Seol-joo | romanisation
Choe Ryong Hae | Choe Ryong-hae | spelling
Choe Ryong Hae | Choi Ryong-hae | romanisation
Choe Ryong Hae | Choi Yong-hae | romanisation
Choe Son Hui | Choi Sun-hee | romanisation
Choe Son Hui | Choe Seon-hui | romanisation
Pak Pong Ju | Park Bong-ju | romanisation
Pak Pong Ju | Park Pong-joo | romanisation
Pak Jong Chon | Park Jeong-cheon | romanisation
Jang Song Thaek | Jang Song-taek | romanisation
Jang Song Thaek | Chang Song-t'aek | romanisation
Jang Song Thaek | Jang Seong-taek | romanisation
Jo Yong Won | Cho Yong-won | romanisation
Jo Yong Won | Jo Yong-won | spelling
Kim Yong Nam | Kim Young-nam | romanisation
Kim Yong Chol | Kim Yong-chul | possible
Kim Yong Chol | Kim Young-chul | romanisation
Kim Yong Chol | Kim Yeong-cheol | romanisation
Kim Tok Hun | Kim Deok-hun | romanisation
Kim Yo Jong | Kim Yeo-jeong | romanisation
Kim Yo Jong | Kim Yo-jung | possible
Kim Jong Un | Kim Jung-un | possible
No Kwang Chol | Ro Kwang Chol | romanisation
Hyon Yong Chol | Hyun Young-chul | romanisation
Kim Kye Gwan | Kim Gye-gwan | romanisation
Kang Sok Ju | Kang Seok-ju | romanisation
Paek Nam Sun | Baek Nam-sun | romanisation
U Tong Chuk | Woo Dong-chuk | romanisation
O Kuk Ryol | Oh Kuk-ryol | romanisation
An Yong Ae | Ahn Young-ae | romanisation
Han Song Ryol | Han Seong-ryeol | romanisation
Rim Tong Ok | Lim Dong-ok | romanisation
Ryu Mi Yong | Yoo Mi-young | romanisation
Sin Son Ho | Shin Seon-ho | romanisation
Ju Chang Il | Joo Chang-il | romanisation
Jon Pyong Ho | Jeon Byeong-ho | romanisation
Mun Jae In | Moon Jae-in | romanisation
Yun Sok Yol | Yoon Suk Yeol | romanisation
Yoon Seok-youl | Yoon Suk-yeol | romanisation
Park Geun-hye | Park Geun Hye | spelling
Pak Kun Hye | Park Geun-hye | romanisation
No Mu-hyon | Roh Moo-hyun | romanisation
Hwang Paek Ha | Hwang Baek Ha | romanisation
Kim Chol Bom | Kim Chol Pom | romanisation
Xi Jinping | Xi Jin Ping | joined
Xi Jinping | Xi Jin-ping | joined
Xi Jinping | Hsi Chin-p'ing | romanisation
Mao Zedong | Mao Tse-tung | romanisation
Zhou Enlai | Chou En-lai | romanisation
Deng Xiaoping | Teng Hsiao-p'ing | romanisation
Liu Shaoqi | Liu Shao-ch'i | romanisation
Zhu De | Chu Teh | romanisation
Ye Jianying | Yeh Chien-ying | romanisation
Qiao Guanhua | Ch'iao Kuan-hua | romanisation
Ji Pengfei | Chi P'eng-fei | romanisation
Huang Hua | Hua Huang | order
Zhao Leji | Zhao Le Ji | joined
Bashar Al-Assad | Bashar Assad | particles
Bashar Al-Assad | Bashar al-Asad | romanisation
Mohammed bin Salman | Muhammad ibn Salman | romanisation
Mohammed bin Salman | Mohammed bin Salman Al Saud | part
Abdel Fattah el-Sisi | Abdelfattah Al Sisi | particles
Abdel Fattah el-Sisi | Abd al-Fattah al-Sisi | particles
Abdullah Gul | Abdulla Gül | particles
Muammar Gaddafi | Muammar al-Qaddafi | romanisation
Saddam Hussein | Saddam Husayn | romanisation
Hosni Mubarak | Hosny Mubarak | romanisation
Mahmoud Abbas | Mahmud Abbas | romanisation
Ahmad al-Sharaa | Ahmed ash-Sharaa | romanisation
Yusuf bin Alawi | Youssef bin Alawi | romanisation
Ebrahim Raisi | Ibrahim Raisi | romanisation
Khalid Meshaal | Khaled Meshaal | romanisation
Hassan Rouhani | Hasan Ruhani | romanisation
Hamad Bin Isa al-Khalifa | Hamad ben Issa Al Khalifa | romanisation
Miguel Mario Díaz-Canel Bermúdez | Miguel Díaz-Canel | part
Miguel Díaz-Canel Bermúdez | Miguel Mario Díaz-Canel | part
Miguel Mario Diaz-Canel Bermudez | Miguel Diaz-Canel Bermudez | part
Daniel Ortega Saavedra | Daniel Ortega | part
Jose Daniel Ortega Saavedra | Daniel Ortega | part
Nicolas Maduro Moros | Nicolás Maduro | part
Luis Arce Catacora | Luis Alberto Arce Catacora | part
Luiz Inácio Lula da Silva | Lula da Silva | part
Hugo Rafael Chávez Frías | Hugo Chavez | part
Teodoro Obiang Nguema Mbasogo | Obiang Nguema Mbasogo | part
Felix Antoine Tshilombo Tshisekedi | Félix Antoine Tshisekedi | part
Vladimir Vladimirovich Putin | Vladimir Putin | patronymic
Maxim Vladimirovich Ryzhenkov | Maksim Ryzhenkov | patronymic
Dmitri Anatoliyevich Medvedev | Dmitry Medvedev | patronymic
Valentina Ivanovna Matviyenko | Valentina Matviyenko | patronymic
V. Putin | Vladimir Putin | initials
V. Putin | Vladimir Vladimirovich Putin | initials
V.V. Putin | Vladimir Vladimirovich Putin | initials
V. V. Putin | Vladimir Putin | initials
Putin V. | Vladimir Putin | initials
Putin V.V. | Vladimir Vladimirovich Putin | initials
Putin, V. V. | Vladimir Vladimirovich Putin | initials
V. Putin | V. V. Putin | initials
S. Lavrov | Sergei Viktorovich Lavrov | initials
Y. Prigozhin | Yevgeny Prigozhin | initials
E. Prigozhin | Yevgeny Prigozhin | initials
G. Zyuganov | Gennady Zyuganov | initials
Sergei Lavrov | Sergey Lavrov | romanisation
Yevgeny Prigozhin | Evgenii Prigozhin | romanisation
Volodymyr Zelenskyy | Vladimir Zelensky | romanisation
Alexandr Lukashenko | Alyaksandr Lukashenka | romanisation
Yuri Ushakov | Yury Ushakov | romanisation
Nikita Khrushchev | Nikita Khruschev | romanisation
Andrei Gromyko | Andrey Gromyko | romanisation
Donald Trump | Donald J. Trump | part
George W. Bush | George Walker Bush | initials
George Bush | George Walker Bush | part
John F. Kennedy | John Kennedy | part
Viktor Orban | Orban Viktor | order
Shinzo Abe | Abe Shinzo | order
"""

DIFFERENT = """
Kim Yong Il | Kim Jong Il | another syllable
Kim Yong Nam | Kim Yong Chol | another syllable
Kim Yong Nam | Kim Yong Ran | another syllable
Ri Yong Ho | Ri Yong Gil | another syllable
Kim Jong Un | Kim Yong Un | jong is not yong
Kim Jong Un | Kim Jong Il | father and son
Kim Il Sung | Kim Jong Il | father and son
Kim Jong Un | Kim Jong Nam | brothers
Kim Jong Un | Kim Jong Chol | brothers
Kim Jong Un | Kim Yo Jong | sister
Pak Jong Chon | Pak Jong Chun | other vowels in one way of writing
Kim Jong Su | Kim Jung Su | other vowels in one way of writing
Kim Tae Hyon | Kim Thae Hyon | the DPRK writes the breath
Kim Hyong Chol | Kim Hyon Chol | ng is not n
Kim Song Nam | Kim Sung Nam | other vowels in one way of writing
Ri Jong Nam | Ri Ryong Nam | another syllable
Jang Myong Il | Jang Myong Gil | another syllable
Kim Chol | Kim Chol Nam | a Korean name is whole
Kim Il | Kim Il Sung | a Korean name is whole
Jong Un | Jong Un Hui | a Korean name is whole
Choe Hung | Choe Hung Jo | a Korean name is whole
Ri Hun | Ri Hung | ng is not n
Pak Yong Chan | Pak Yong Chol | another syllable
Choe Ryong Hae | Choe Ryong Ho | another syllable
An Yong Ae | An Jong Ae | yong is not jong
Ri Yong Ho | Kim Yong Ho | another surname
Park Chung-hee | Park Geun-hye | father and daughter
Lee Myung-bak | Lee Jae-myung | another given name
김정은 | 김정일 | another syllable
김정은 | 박정은 | another surname
김정은 | Kim Jong Il | another syllable
Ким Чен Ын | Ким Чен Ир | another word
Ким Чен Ын | Владимир Путин | other words
Li Keqiang | Li Zhanshu | one surname
Li Keqiang | Li Qiang | another given name
Xi Jinping | Xi Zhongxun | father and son
Cui Tongjun | Cui Tongwen | another syllable
Jin Chengwu | Jin Yongkuan | one surname
Wang Yi | Wang Yang | another given name
Wang Shuli | Wang Dongming | one surname
Hu Jintao | Hu Chunhua | one surname
Mao Zedong | Mao Ning | one surname
Mao Tse-tung | Mao Zemin | another given name
Zhou Enlai | Chou Yang | another given name
Bashar al-Assad | Hafez al-Assad | father and son
Bashar al-Assad | Maher al-Assad | brothers
Mohammed bin Salman | Mohammed bin Zayed | another father
Mohammed bin Salman | Khalid bin Salman | brothers
Salman bin Abdulaziz | Abdullah bin Abdulaziz | brothers
Abdul Rahman Arif | Abdul Salam Arif | brothers
Muhammad Ali | Mahmud Ali | another name
Hassan Nasrallah | Hussein Nasrallah | another name
Ali Khamenei | Mojtaba Khamenei | father and son
Saddam Hussein | Uday Hussein | father and son
Raul Castro | Fidel Castro | brothers
Raul Castro Ruz | Fidel Castro Ruz | brothers
Jose Antonio Garcia Lopez | Jose Luis Garcia Lopez | brothers
Daniel Ortega | Humberto Ortega | brothers
Miguel Diaz-Canel | Miguel Barnet | another surname
Carlos Lopez | Carlos Lopes Silva | another surname
Nguyen Phu Trong | Nguyen Trong | a Vietnamese name is whole
Nguyen Minh Vu | Nguyen Minh Triet | another given name
Nguyen Van Linh | Nguyen Van Hung | another given name
Pham Van Dong | Pham Minh Chinh | one surname
To Lam | Hoang To Lam | a Vietnamese name is whole
Vladimir Putin | Vladimir Medvedev | another surname
A. Putin | Vladimir Putin | another letter
V. Medvedev | Dmitry Medvedev | another letter
D. Putin | Vladimir Dmitriyevich Putin | the second letter is not the first
V.A. Putin | Vladimir Vladimirovich Putin | another patronymic's letter
Vladimir Ivanovich Putin | Vladimir Vladimirovich Putin | another patronymic
Sergei Lavrov | Sergei Shoigu | another surname
Mikhail Bogdanov | Mikhail Panchenko | another surname
Andrei Rudenko | Andrei Zarenin | another surname
George W. Bush | George H. W. Bush | father and son
George W. Bush | Jeb Bush | brothers
John F. Kennedy | Robert F. Kennedy | brothers
Donald Trump | Donald Trump Jr. | father and son
Donald Trump Sr. | Donald Trump Jr. | father and son
Charles II | Charles III | another king
Hun Sen | Hun Manet | father and son
Norodom Sihanouk | Norodom Sihamoni | father and son
Benazir Bhutto | Bilawal Bhutto | mother and son
Ana Paz | Luis Paz | another given name
Putin | Lavrov | other words
Putin | Vladimir Putin | a bare surname says too little
Kim | Kim Jong Un | a bare surname says too little
Kim Jong Un | Ким Чен Ын | two scripts
... | !!! | no words
Donald J. Trump | Donald M. Trump | another letter
Helen Clark | Len Clark | no style is taken off a name
An Yong Ae | Yong Ae | the surname An is no article
Choe Yong Man | Ho Yong Man | another surname
Rim Yong Man | Ho Yong Man | another surname
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        a, b, why = (part.strip() for part in line.split("|"))
        found.append((a, b, why))
    return found


LOWEST = {"spelling": 1, "title": 0.95, "joined": 0.95, "particles": 0.95, "romanisation": 0.85} | {
    "patronymic": 0.85,
    "part": 0.65,
    "order": 0.8,
    "initials": 0.65,
    "possible": 0.6,
}
"""What a pair of the table scores at least, by why it is the same."""


@pytest.mark.parametrize(("a", "b", "why"), rows(SAME))
def test_one_name(a: str, b: str, why: str) -> None:
    score = compare_persons(a, b)
    assert score.value >= LOWEST[why], score
    if why != "possible":
        assert score.rule == f"persons.{why}"
    assert score.value < 0.6 or person_blocks(a) & person_blocks(b)


@pytest.mark.parametrize(("a", "b", "why"), rows(DIFFERENT))
def test_two_names(a: str, b: str, why: str) -> None:
    score = compare_persons(a, b)
    assert score.value <= 0.5, (why, score)


def test_the_reason_names_both() -> None:
    score = compare_persons("Ri Yong Ho", "Lee Yong Ho")
    assert score.reason == "the same name in another romanisation: Lee Yong Ho, Ri Yong Ho"


def test_two_people_of_one_spelling_score_as_one_name() -> None:
    assert compare_persons("Ri Yong Ho", "Ri Yong Ho").value == 1


def test_keys_are_few() -> None:
    assert len(person_blocks("Kim Jong Un")) <= 6
    assert len(person_blocks("Miguel Mario Díaz-Canel Bermúdez")) <= 20


def test_names_of_one_surname_share_no_key() -> None:
    assert not person_blocks("Kim Yong Chol") & person_blocks("Kim Tok Hun")
    assert not person_blocks("Fidel Castro Ruz") & person_blocks("Nicolas Maduro Moros")


@pytest.mark.parametrize("word", ["jong", "ri", "lee", "yoon", "hui", "thaek", "noh", "suk", "woo"])
def test_a_syllable_has_one_key(word: str) -> None:
    """All that a syllable may be in Hangul is in one block."""
    name = korean(("kim", word, "il"), spaced=True)
    assert name
    assert len(name.keys) == 1


def test_a_name_in_hangul_is_read() -> None:
    name = korean(("남궁원",), spaced=True)
    assert name
    assert name.readings[0][0] is System.DPRK


SYLLABLES = [
    "kim",
    "ri",
    "lee",
    "pak",
    "jong",
    "jung",
    "un",
    "eun",
    "yong",
    "young",
    "chol",
    "chul",
    "ho",
]
WORDS = [
    *SYLLABLES,
    *"V. V Vladimir Vladimirovich Putin Mohammed Muhammad bin al-Assad Abdul Rahman Li Wang".split(),
    *"Jinping Jin Ping Hsi Chin-p'ing de Silva Jose José Ortega Jr. III Dr. Comrade H.E.".split(),
    *"Y. E. Yevgeny Nguyen Van".split(),
    *"김정은 김 Ким Чен -, , ' ... al- x ü".split(),
]
names = st.one_of(
    st.text(max_size=30), st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
)


@given(names, names)
def test_comparing_is_symmetric_and_total(a: str, b: str) -> None:
    score = compare_persons(a, b)
    assert score == compare_persons(b, a)
    assert 0 <= score.value <= 1
    assert score.reason
    assert person_blocks(a)
    assert all(person_blocks(a))


@given(names)
def test_a_name_is_itself(name: str) -> None:
    assert compare_persons(name, name).value == 1


@given(names, names)
def test_what_can_be_one_shares_a_block(a: str, b: str) -> None:
    if compare_persons(a, b).value >= 0.6:
        assert person_blocks(a) & person_blocks(b)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), st.data())
def test_a_name_and_a_variant_of_it_share_a_block(words: list[str], data: st.DataObject) -> None:
    """Words left out, doubled, joined or turned."""
    other = list(data.draw(st.permutations(words)))
    if len(other) > 1 and data.draw(st.booleans()):
        other.pop()
    a, b = " ".join(words), data.draw(st.sampled_from([" ", "-", ""])).join(other)
    if compare_persons(a, b).value >= 0.6:
        assert person_blocks(a) & person_blocks(b)
